#include "process/format_target.h"

#include <filesystem>
#include <utility>
#include <variant>

#include "feed/packed_rows.h"
#include "process/origins.h"
#include "process/output.h"

namespace yusuan::process {
namespace {

namespace fs = std::filesystem;

std::string packed_files(const std::vector<feed::WrittenFile>& files) {
  std::vector<feed::FeedRow> rows;
  for (const feed::WrittenFile& file : files) rows.push_back({file.name, file.text});
  return feed::packed_list(rows);
}

// A worker that its document has taken over must not write elsewhere.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find_first_of(std::string_view("/\0", 2)) == std::string::npos;
}

std::string make_folder_of(std::string_view bytes, const std::string& path) {
  const auto rows = feed::unpacked_list(bytes);
  if (!rows || rows->empty()) return "its worker handed over what is no folder of files";
  for (const feed::FeedRow& row : *rows) {
    const auto* name = row.size() == 2 ? std::get_if<std::string>(&row[0]) : nullptr;
    const auto* text = row.size() == 2 ? std::get_if<std::string>(&row[1]) : nullptr;
    if (name == nullptr || text == nullptr || !is_plain_name(*name)) return "its worker handed over what is no file";
    write_file(path, *name, *text);
  }
  return {};
}

std::string make_workbook(const PlayWorkbook& play, std::string_view script, const std::string& path) {
  const fs::path target(path);
  write_file(target.parent_path(), target.filename(), [&](const std::string& temporary) { play(temporary, script); });
  return {};
}

ResultForm form_of(const feed::Format& format, const PlayWorkbook& play) {
  if (format.document_files != nullptr) return {"", make_folder_of};
  const std::string ending(format.endings.front());
  if (format.carrier == feed::Carrier::kPlain) return {ending, {}};
  return {ending,
          [play](std::string_view script, const std::string& path) { return make_workbook(play, script, path); }};
}

}  // namespace

BatchTarget format_target(const BatchRequest& request, const feed::Format& format, const feed::WriteOptions& options,
                          const PlayWorkbook& play) {
  ReadDocument read = [&format, options, origins = Origins(request.sources)](
                          std::string_view bytes, const std::string& name, const ExtractOptions& how) {
    const Document document = extract(bytes, name, how);
    feed::WriteOptions own = options;
    own.title = name;
    own.url = origins.of(name, document.source.sha256).url;
    return reading_of(document, format.document_files != nullptr ? packed_files(format.document_files(document, own))
                                                                 : format.document(document, own));
  };
  return {make_result_folder(request.output, form_of(format, play)), std::move(read)};
}

}  // namespace yusuan::process
