#include "forms/annexes.h"

#include <algorithm>
#include <optional>

#include "text/utf8.h"

namespace yusuan::forms {
namespace {

// A mark, an entity, a project's name and the kind of report, each on a line of its own.
constexpr int kMostTitleLines = 4;

// What a page opens with, above its grids.
enum class Opening { kText, kReport, kPart };

struct PageOpening {
  Opening kind = Opening::kText;
  std::string title;
};

PageOpening opening_of(const PageLayout& layout, const Vocabulary& words) {
  PageOpening opening;
  int lines = 0;
  for (const TextLine& line : layout.lines) {
    if (line.furniture) continue;
    if (!layout.grids.empty() && line.box.y0 > layout.grids.front().box.y0) break;
    if (patterns::any_matches(words.annex_mark, line.text) ||
        (lines == 0 && patterns::any_matches(words.contents_part, line.text))) {
      opening.kind = Opening::kPart;
      continue;
    }
    if (++lines > kMostTitleLines || patterns::any_matches(words.sentence, line.text)) break;
    opening.title += line.text;
    if (patterns::any_matches(words.annexed_report, line.text)) {
      opening.kind = Opening::kReport;
      break;
    }
  }
  return opening;
}

}  // namespace

std::vector<Annex> read_annexes(const std::vector<PageLayout>& layouts, const Vocabulary& words) {
  std::vector<Annex> annexes;
  bool open = false;
  for (const PageLayout& layout : layouts) {
    PageOpening opening = opening_of(layout, words);
    if (opening.kind == Opening::kPart) open = false;
    if (opening.kind == Opening::kReport && &layout != &layouts.front()) {
      annexes.push_back({.title = std::move(opening.title), .first_page = layout.number});
      open = true;
    }
    if (open) annexes.back().last_page = layout.number;
  }
  return annexes;
}

const Annex* annex_of(const std::vector<Annex>& annexes, int page) {
  const auto found = std::ranges::find_if(
      annexes, [page](const Annex& annex) { return annex.first_page <= page && page <= annex.last_page; });
  return found == annexes.end() ? nullptr : &*found;
}

}  // namespace yusuan::forms
