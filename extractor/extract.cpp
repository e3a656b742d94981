#include "extract.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <new>

#include "digest/sha256.h"
#include "dump/dump.h"
#include "forms/patterns.h"
#include "grid/layout.h"
#include "grid/orientation.h"
#include "json/document_json.h"
#include "json/schema.h"
#include "judge.h"
#include "pdf/reader.h"
#include "read_dump.h"
#include "text/normalise.h"
#include "turned_boxes.h"

namespace yusuan {
namespace {

struct Pages {
  std::vector<PageLayout> layouts;
  bool any_text = false;
  bool any_image = false;
};

PageLayout lay_out_upright(const Page& page, TableSearch search, const PageLayout* before) {
  const int direction = reading_direction(page);
  if (direction == 0) return lay_out(page, search, before);
  PageLayout layout = lay_out(turned_upright(page, direction), search, before);
  layout.turned = direction;
  return layout;
}

// Throws Error(kNoSuchPage).
std::vector<int> pages_to_read(int count, const std::vector<PageRange>& ranges) {
  std::vector<bool> wanted(static_cast<std::size_t>(count), ranges.empty());
  for (const PageRange& range : ranges) {
    const int missing = range.first > count ? range.first : range.last;
    if (missing > count)
      throw Error(ErrorCode::kNoSuchPage,
                  "there is no page " + std::to_string(missing) + ": the last one is " + std::to_string(count));
    std::fill(wanted.begin() + range.first - 1, wanted.begin() + range.last, true);
  }
  std::vector<int> numbers;
  for (int i = 0; i < count; ++i)
    if (wanted[static_cast<std::size_t>(i)]) numbers.push_back(i + 1);
  return numbers;
}

void show_layout(const ExtractOptions& options, const Page& page, const PageLayout& layout) {
  if (!options.on_layout) return;
  PageLayout as_printed = layout;
  turn_back_boxes(as_printed);
  options.on_layout(page, as_printed);
}

Pages read_pages(PdfReader& reader, const ExtractOptions& options, TableSearch search) {
  Pages pages;
  const std::vector<int> numbers = pages_to_read(reader.pages(), options.pages);
  pages.layouts.reserve(numbers.size());
  for (const int number : numbers) {
    if (options.on_page) options.on_page(number);
    Page page = reader.read(number);
    pages.any_text = pages.any_text || !page.words.empty();
    pages.any_image = pages.any_image || !page.images.empty();
    normalise(page);
    const bool follows = !pages.layouts.empty() && pages.layouts.back().number == number - 1;
    pages.layouts.push_back(lay_out_upright(page, search, follows ? &pages.layouts.back() : nullptr));
    show_layout(options, page, pages.layouts.back());
  }
  if (options.on_page) options.on_page(0);
  return pages;
}

[[noreturn]] void refuse_without_text(const Pages& pages) {
  throw Error(ErrorCode::kNoText,
              pages.any_image
                  ? "no text layer: the pages are images; run OCR over the file first (for instance ocrmypdf)"
                  : "no text on any page: nothing to extract");
}

// Those that the program was built with are read once.
std::shared_ptr<const Patterns> patterns_for(const ExtractOptions& options) {
  const auto read = [](const std::optional<std::string>& dir) {
    return std::make_shared<const Patterns>(read_patterns(PatternFiles(dir)));
  };
  if (options.patterns_dir) return read(options.patterns_dir);
  static const std::shared_ptr<const Patterns> built_in = read({});
  return built_in;
}

Document read(std::string_view bytes, const std::string& file_name, const ExtractOptions& options) {
  const std::shared_ptr<const Patterns> known = patterns_for(options);
  const Patterns& patterns = *known;
  const PatternFiles& files = patterns.files;
  Document document;
  document.source = {.file = file_name, .sha256 = sha256_hex(bytes), .bytes = bytes.size()};
  if (is_text_dump(bytes)) {
    read_dump(bytes, patterns, files, document);
    return document;
  }
  PdfReader reader(bytes, options.password);
  document.source.pages = reader.pages();
  document.source.producer = reader.producer();
  Pages pages = read_pages(reader, options, TableSearch::kConfident);
  if (!pages.any_text) refuse_without_text(pages);
  read_layouts(pages.layouts, patterns, files, document);
  judge(files, document);
  auto complaints = reader.take_diagnostics();
  document.diagnostics.insert(document.diagnostics.end(), complaints.begin(), complaints.end());
  return document;
}

}  // namespace

Document extract(std::string_view bytes, const std::string& file_name, const ExtractOptions& options) {
  Document document = read(bytes, file_name, options);
  if (options.validate) require_valid("disclosure", to_json(document));
  return document;
}

std::vector<Grid> find_tables(std::string_view bytes, const ExtractOptions& options) {
  PdfReader reader(bytes, options.password);
  Pages pages = read_pages(reader, options, TableSearch::kEverything);
  std::vector<Grid> grids;
  for (PageLayout& layout : pages.layouts) turn_back_boxes(layout);
  for (const PageLayout& layout : pages.layouts) grids.insert(grids.end(), layout.grids.begin(), layout.grids.end());
  if (options.validate) require_valid("tables", tables_to_json(grids));
  return grids;
}

}  // namespace yusuan
