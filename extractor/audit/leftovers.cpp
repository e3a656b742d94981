#include "audit/leftovers.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yusuan::audit {
namespace {

constexpr std::string_view kId = "template_text";

struct Place {
  std::string_view text;
  FigureRef ref;
};

std::vector<Place> headings_of(const Document& document) {
  std::vector<Place> places;
  std::set<std::string_view> seen;
  for (const Section& section : document.sections) {
    if (section.pages.empty()) continue;
    for (const std::string& heading : section.path)
      if (seen.insert(heading).second) places.push_back({heading, {.page = section.pages.front()}});
  }
  return places;
}

std::vector<Place> notes_and_titles_of(const Document& document) {
  std::vector<Place> places;
  for (int i = 0; i < static_cast<int>(document.tables.size()); ++i) {
    const Table& table = document.tables[i];
    // A note stands below the last row, or where a table without rows ends.
    FigureRef ref = ref_of(document, {.table = i});
    places.push_back({table.title, ref});
    if (!table.rows.empty())
      ref.page = table.rows.back().page;
    else if (!table.pages.empty())
      ref.page = table.pages.back();
    if (table.note) places.push_back({*table.note, ref});
  }
  return places;
}

std::vector<Place> paragraphs_of(const Document& document, const patterns::PatternList& sections_left_out) {
  std::vector<Place> places;
  for (const Section& section : document.sections) {
    if (!section.path.empty() && patterns::any_matches(sections_left_out, section.path.back())) continue;
    for (const Paragraph& paragraph : section.paragraphs)
      places.push_back({paragraph.text, {.page = paragraph.page, .box = paragraph.box}});
  }
  return places;
}

void report(const patterns::PatternNode& kind, const std::string& quote, std::vector<FigureRef> refs,
            Findings& findings) {
  std::vector<int> pages;
  for (const FigureRef& ref : refs) pages.push_back(ref.page);
  const std::string count = std::to_string(refs.size());
  const bool several = refs.size() > 1;
  findings.add_failure(
      kId, std::move(refs),
      kind.string("zh") + quoted(quote) + (several ? "等" + count + "处" : "") + on_pages(pages, Language::kChinese),
      kind.string("en") + ": " + quoted(quote) + (several ? " and elsewhere, " + count + " in all" : "") +
          on_pages(pages, Language::kEnglish));
}

void check_kind(const patterns::PatternNode& kind, const std::vector<Place>& places, Findings& findings) {
  const patterns::PatternList patterns = kind.patterns("text");
  std::string quote;
  std::vector<FigureRef> refs;
  for (const Place& place : places)
    for (const text::Pattern& pattern : patterns) {
      const auto groups = pattern.captures(place.text);
      if (!groups) continue;
      if (refs.empty()) quote = (*groups)[groups->size() > 1 && (*groups)[1].data() != nullptr ? 1 : 0];
      refs.push_back(place.ref);
      break;
    }
  if (!refs.empty()) report(kind, quote, std::move(refs), findings);
}

// Sections of which each says the same letter or digit and nothing else.
void check_blank_sections(const patterns::PatternNode& kind, const Document& document, Findings& findings) {
  constexpr std::size_t kFewest = 3, kLongest = 2;
  std::vector<const Section*> same;
  const auto says_nothing = [](const Section& section) {
    if (section.paragraphs.size() != 1 || section.path.empty()) return false;
    const std::string& text = section.paragraphs.front().text;
    return !text.empty() && text.size() <= kLongest &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
  };
  for (const Section& section : document.sections)
    if (says_nothing(section) &&
        (same.empty() || same.front()->paragraphs.front().text == section.paragraphs.front().text))
      same.push_back(&section);
  if (same.size() < kFewest) return;
  std::vector<FigureRef> refs;
  for (const Section* section : same)
    refs.push_back({.page = section->paragraphs.front().page, .box = section->paragraphs.front().box});
  std::string quote;
  for (const std::string& heading : same.front()->path) quote += (quote.empty() ? "" : "／") + heading;
  report(kind, quote + "：" + same.front()->paragraphs.front().text, std::move(refs), findings);
}

}  // namespace

void check_leftovers(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  const auto headings = headings_of(document), notes = notes_and_titles_of(document);
  const patterns::PatternList glossary = shared.patterns("glossary_heading");
  const auto paragraphs = paragraphs_of(document, glossary);
  for (const patterns::PatternNode& kind : shared.entries("leftover")) {
    std::vector<Place> places = paragraphs;
    if (!kind.optional_string("where")) {
      places.insert(places.end(), headings.begin(), headings.end());
      places.insert(places.end(), notes.begin(), notes.end());
    }
    check_kind(kind, places, findings);
  }
  for (const patterns::PatternNode& kind : shared.entries("blank_section"))
    check_blank_sections(kind, document, findings);
}

}  // namespace yusuan::audit
