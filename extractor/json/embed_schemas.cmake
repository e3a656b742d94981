# Writes OUTPUT, a C++ source that holds every schema of INPUTS, and PAGE, as text.
set(entries "")
foreach(path IN LISTS INPUTS)
  get_filename_component(name "${path}" NAME_WE)
  file(READ "${path}" text)
  # A string literal may be limited to 64 KiB; a schema stays far below that.
  string(APPEND entries "    {\"${name}\", R\"schema(${text})schema\"},\n")
endforeach()
file(READ "${PAGE}" page)
file(WRITE "${OUTPUT}" "#include \"json/schema.h\"

namespace yusuan::json {
namespace {
constexpr SchemaFile kSchemas[] = {
${entries}};
}  // namespace

std::span<const SchemaFile> schemas() { return kSchemas; }

std::string_view feed_page() { return R\"schema(${page})schema\"; }

}  // namespace yusuan::json
")
