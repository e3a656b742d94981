#include "file_places.h"

#include <filesystem>
#include <optional>

#include "feed/terminal.h"
#include "process/output.h"
#include "result_owner.h"

namespace yusuan {
namespace {

// Where the output is the name of a file, and says the format.
std::optional<FilePlace> named_file(const Request& request) {
  if (format_of_file(request.output) != &format_of(request)) return std::nullopt;
  const std::filesystem::path output(request.output);
  return FilePlace{output.has_parent_path() ? output.parent_path() : ".", output.filename()};
}

std::string free_stem(const std::filesystem::path& folder, const Request& request, std::string_view ending) {
  constexpr std::size_t kDigits = 12;  // as the results of a batch have
  const std::string stem = stem_of(request);
  const std::filesystem::path path = folder / (stem + std::string(ending));
  std::error_code ignored;
  const bool free = request.sha256.empty() || format_of(request).carrier == feed::Carrier::kDatabase ||
                    !std::filesystem::exists(path, ignored) || is_result_of(path, request.sha256);
  return free ? stem : stem + '-' + request.sha256.substr(0, kDigits);
}

// To standard output, or into the outbox as the one file that `-o` asks for.
void hand_over(const Request& request, std::string_view text, const process::Outbox& outbox) {
  if (request.gather) return outbox.put(process::Parcel::kFile, "part", text);
  if (request.output.empty()) return process::write_stdout(text);
  outbox.put(process::Parcel::kFile, place_of_files(request).name, text);
}

bool wants_folder(const Request& request) { return !request.output.empty() && place_of_files(request).name.empty(); }

void hand_over(const std::vector<feed::WrittenFile>& files, const process::Outbox& outbox) {
  for (const feed::WrittenFile& file : files) outbox.put(process::Parcel::kFile, file.name, file.text);
}

}  // namespace

const feed::Format& format_of(const Request& request) {
  const feed::Format* named = feed::format_named(request.format);
  return !request.to.empty() || named == nullptr ? feed::database_format() : *named;
}

feed::WriteOptions write_options_of(const Request& request) {
  return {.version = YUSUAN_VERSION,
          .title = std::filesystem::path(request.input).filename().string(),
          .url = request.url,
          .reader = request.byte_order_mark ? feed::CsvReader::kSpreadsheet : feed::CsvReader::kProgram,
          .width = request.width > 0 ? request.width : feed::kWideLine,
          .english = request.english};
}

void write_document(const Request& request, const Document& document, const process::Outbox& outbox) {
  const feed::Format& format = format_of(request);
  const feed::WriteOptions options = write_options_of(request);
  if (request.gather && format.part != nullptr)
    return hand_over(request, format.part(document, request.input, options), outbox);
  if (wants_folder(request)) return hand_over(format.document_files(document, options), outbox);
  hand_over(request, format.document(document, options), outbox);
}

void write_tables(const Request& request, const std::vector<FoundTable>& tables, const process::Outbox& outbox) {
  const feed::Format& format = format_of(request);
  const feed::WriteOptions options = write_options_of(request);
  if (wants_folder(request)) return hand_over(format.table_files(tables, options), outbox);
  hand_over(request, format.tables(tables, options), outbox);
}

const feed::Format* format_of_file(const std::string& output) {
  const std::filesystem::path path(output);
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored) ? nullptr : feed::format_of_ending(path.extension().string());
}

FilePlace place_of_files(const Request& request) {
  if (const auto file = named_file(request)) return *file;
  const std::filesystem::path output(request.output);
  const feed::Format& format = format_of(request);
  if (format.document_files != nullptr) return {output / free_stem(output, request, {}), {}};
  const std::string_view ending = format.endings.front();
  return {output, free_stem(output, request, ending) + std::string(ending)};
}

FilePlace place_of_findings(const Request& request) {
  if (const auto file = named_file(request)) return *file;
  return {request.output, "findings" + std::string(format_of(request).endings.front())};
}

}  // namespace yusuan
