# Writes OUTPUT, a C++ source that holds the INPUTS (a list of files) under their names.
set(entries "")
foreach(input IN LISTS INPUTS)
  get_filename_component(name ${input} NAME)
  file(READ ${input} text)
  # A string literal may be at most 64 KiB in portable C++: pieces end at line ends.
  set(literal "\"\"")
  while(NOT text STREQUAL "")
    string(SUBSTRING "${text}" 0 8000 piece)
    string(FIND "${piece}" "\n" end REVERSE)
    math(EXPR end "${end} + 1")
    if(end EQUAL 0)
      string(LENGTH "${piece}" end)
    endif()
    string(SUBSTRING "${text}" 0 ${end} piece)
    string(SUBSTRING "${text}" ${end} -1 text)
    string(APPEND literal "\nR\"text(${piece})text\"")
  endwhile()
  string(APPEND entries "    {\"${name}\", ${literal}},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"patterns/embedded.h\"

namespace yusuan {

std::span<const EmbeddedFile> embedded_files() {
  static constexpr EmbeddedFile files[] = {
${entries}  };
  return files;
}

}  // namespace yusuan
")
