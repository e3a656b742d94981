#include "read_pages.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "grid/orientation.h"
#include "grid/page_area.h"
#include "text/normalise.h"
#include "text/spaced_figures.h"
#include "turned_boxes.h"

namespace yusuan {
namespace {

PageLayout lay_out_upright(const Page& page, grid::TableSearch search, const PageLayout* before) {
  const int direction = grid::reading_direction(page);
  if (direction == 0) return grid::lay_out(page, search, before);
  PageLayout layout = grid::lay_out(grid::turned_upright(page, direction), search, before);
  layout.turned = direction;
  return layout;
}

// Throws Error(kNoSuchPage).
std::vector<int> pages_to_read(int count, const ExtractOptions& options) {
  std::vector<bool> wanted(static_cast<std::size_t>(count), options.pages.empty() && options.areas.empty());
  const auto want = [&](int first, int last) {
    const int missing = first > count ? first : last;
    if (missing > count)
      throw Error(ErrorCode::kNoSuchPage,
                  "there is no page " + std::to_string(missing) + ": the last one is " + std::to_string(count));
    std::fill(wanted.begin() + first - 1, wanted.begin() + last, true);
  };
  for (const PageRange& range : options.pages) want(range.first, range.last);
  for (const PageArea& area : options.areas) want(area.page, area.page);
  std::vector<int> numbers;
  for (int i = 0; i < count; ++i)
    if (wanted[static_cast<std::size_t>(i)]) numbers.push_back(i + 1);
  return numbers;
}

// The parts of a page that are read: its areas, or all of it.
std::vector<Page> parts_of(Page page, const std::vector<PageArea>& areas) {
  std::vector<Page> parts;
  for (const PageArea& area : areas)
    if (area.page == page.number) parts.push_back(grid::only_within(page, area.box));
  if (parts.empty()) parts.push_back(std::move(page));
  return parts;
}

// A page of which an image covers this share is a picture, whatever is written across it: a scan below a watermark.
constexpr double kScanShare = 0.5;

bool is_picture(const Page& page, bool text_left_out) {
  if (!page.words.empty()) return false;
  if (!text_left_out) return !page.images.empty();
  return std::any_of(page.images.begin(), page.images.end(), [&](const Rect& image) {
    return image.width() * image.height() >= kScanShare * page.width_pt * page.height_pt;
  });
}

class PageSeries {
 public:
  PageSeries(const ExtractOptions& options, grid::TableSearch search, bool with_figures)
      : options_(options), search_(search), with_figures_(with_figures) {}

  // `text_left_out`: the page has text that is none of its words.
  void add(Page page, bool text_left_out) {
    if (is_picture(page, text_left_out)) pages_.pictures.push_back(page.number);
    pages_.any_text = pages_.any_text || !page.words.empty();
    pages_.text_left_out = pages_.text_left_out || text_left_out;
    text::normalise(page);
    text::join_spaced_figures(page);
    if (with_figures_) collect_figures(page, pages_.figures);
    PageLayout shown{.number = page.number, .width_pt = page.width_pt, .height_pt = page.height_pt};
    const std::vector<Page> parts = parts_of(options_.on_layout ? page : std::move(page), options_.areas);
    for (const Page& part : parts) {
      const bool follows = !pages_.layouts.empty() && pages_.layouts.back().number == part.number - 1;
      pages_.layouts.push_back(lay_out_upright(part, search_, follows ? &pages_.layouts.back() : nullptr));
      if (options_.on_layout) show_in(shown, pages_.layouts.back());
    }
    if (options_.on_layout) options_.on_layout(page, shown);
  }

  Pages take() { return std::move(pages_); }

 private:
  // All parts of a page are one picture.
  static void show_in(PageLayout& shown, PageLayout layout) {
    turn_back_boxes(layout);
    shown.turned = layout.turned;
    std::move(layout.grids.begin(), layout.grids.end(), std::back_inserter(shown.grids));
    std::move(layout.lines.begin(), layout.lines.end(), std::back_inserter(shown.lines));
  }

  const ExtractOptions& options_;
  grid::TableSearch search_;
  bool with_figures_;
  Pages pages_;
};

}  // namespace

Pages read_pages(source::PageSource& source, const ExtractOptions& options, grid::TableSearch search,
                 bool with_figures) {
  const std::vector<int> numbers = pages_to_read(source.pages(), options);
  refuse_too_many_pages(numbers.size(), options.most_pages);
  PageSeries series(options, search, with_figures);
  for (const int number : numbers) {
    if (options.on_page) options.on_page(number);
    Page page = source.read(number);
    series.add(std::move(page), source.left_text_out());
  }
  if (options.on_page) options.on_page(0);
  return series.take();
}

void refuse_too_many_pages(std::size_t count, int most) {
  if (count <= static_cast<std::size_t>(most)) return;
  throw Error(ErrorCode::kTooExpensive, "has " + std::to_string(count) + " pages to read, more than " +
                                            std::to_string(most) +
                                            "; allow more with --max-pages, or give it in parts");
}

void refuse_without_text(const Pages& pages, const std::vector<Diagnostic>& complaints) {
  const auto maps = std::find_if(complaints.begin(), complaints.end(),
                                 [](const Diagnostic& complaint) { return complaint.code == "no_character_maps"; });
  const std::string why =
      !pages.pictures.empty()
          ? "no text layer: the pages are images; run OCR over the file first (for instance ocrmypdf)"
      : maps != complaints.end() ? "no text that can be read: " + maps->message
      : pages.text_left_out      ? "no text on any page but at an odd angle or hidden: nothing to extract"
                                 : "no text on any page: nothing to extract";
  throw Error(ErrorCode::kNoText, why);
}

}  // namespace yusuan
