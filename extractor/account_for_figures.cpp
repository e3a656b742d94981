#include "account_for_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/printed_figures.h"

namespace yusuan {
namespace {

// A message names this many figures.
constexpr std::size_t kNamedFigures = 10;

// Texts with their places on one page. Those of a band of the page's height are looked at when a figure stands in it:
// cells do not overlap, so that a band holds few.
class PlacedTexts {
 public:
  void add(const Rect& box, const std::string& text) {
    if (text.find_first_of("0123456789") == std::string::npos) return;
    const int index = static_cast<int>(texts_.size());
    texts_.push_back({box, &text});
    for (int band = band_of(box.y0); band <= band_of(box.y1); ++band) bands_[band].push_back(index);
  }

  // The text that holds the figure, or null.
  const std::string* holder_of(const FigureOnPage& figure) const {
    const auto band = bands_.find(band_of(figure.box.center_y()));
    if (band == bands_.end()) return nullptr;
    for (const int index : band->second) {
      const auto& [box, text] = texts_[static_cast<std::size_t>(index)];
      if (holds_middle(box, figure.box) && prints(*text, figure.digits)) return text;
    }
    return nullptr;
  }

 private:
  static int band_of(double y) {
    constexpr double kBandPt = 8, kFarthest = 20000;  // a PDF's page is at most 14,400 points high
    return static_cast<int>(std::floor(std::clamp(y, -kFarthest, kFarthest) / kBandPt));
  }
  static bool prints(const std::string& text, const std::string& digits) {
    if (text.find(digits) != std::string::npos) return true;
    std::string closed = text;
    std::erase_if(closed, [](char c) { return c == ',' || c == ' '; });
    return closed.find(digits) != std::string::npos;
  }

  std::vector<std::pair<Rect, const std::string*>> texts_;
  std::unordered_map<int, std::vector<int>> bands_;
};

// Figures of texts whose place on the page is not known to the line, read when a figure of the page asks for them.
class LooseTexts {
 public:
  void add(const std::string& text) { unread_.push_back(text); }

  bool say(const FigureOnPage& figure) {
    for (const std::string_view text : std::exchange(unread_, {}))
      for (text::FigureInText& said : text::printed_figures(text)) {
        reversed_.emplace(said.digits.rbegin(), said.digits.rend());
        whole_.insert(std::move(said.digits));
      }
    const std::string& digits = figure.digits;
    return whole_.count(digits) > 0 || (figure.last && begins_one(whole_, digits)) ||
           (figure.first && begins_one(reversed_, {digits.rbegin(), digits.rend()}));
  }

 private:
  static bool begins_one(const std::set<std::string>& figures, const std::string& beginning) {
    const auto next = figures.lower_bound(beginning);
    return next != figures.end() && next->starts_with(beginning);
  }

  std::vector<std::string_view> unread_;
  std::set<std::string> whole_, reversed_;  ///< figures; from their last digit
};

enum class Holder : std::uint8_t { kTables, kNotes, kPerformance, kStatements, kNothing };

struct Holding {
  Holder holder = Holder::kNothing;
  const std::string* cell = nullptr;  ///< of a table
};

// Wherever the text prints the figure, a longer one goes on before or behind it.
bool is_piece(const FigureOnPage& figure, std::string text) {
  constexpr std::string_view kOfFigures = "0123456789.";
  const auto goes_on = [&](std::size_t at) { return at < text.size() && kOfFigures.find(text[at]) != kOfFigures.npos; };
  std::erase_if(text, [](char c) { return c == ',' || c == ' '; });
  for (std::size_t at = text.find(figure.digits); at != std::string::npos; at = text.find(figure.digits, at + 1))
    if ((at == 0 || !goes_on(at - 1)) && !goes_on(at + figure.digits.size())) return false;
  return true;
}

// All that was read, by page.
class Holders {
 public:
  explicit Holders(const Document& document) {
    for (const Table& table : document.tables) add(table);
    for (const Performance& form : document.performance) add(form);
    // A sentence may go on behind the page that it begins on.
    for (const Statement& statement : document.statements)
      for (const int page : {statement.page, statement.page + 1}) pages_[page].sentences.add(statement.text);
    for (const GlossaryEntry& entry : document.glossary)
      for (const int page : {entry.page, entry.page + 1}) pages_[page].sentences.add(entry.definition);
  }

  Holding of(const FigureOnPage& figure) {
    const auto found = pages_.find(figure.page);
    if (found == pages_.end()) return {};
    auto& [cells, notes, forms, form_texts, sentences] = found->second;
    if (const std::string* cell = cells.holder_of(figure)) return {Holder::kTables, cell};
    if (forms.holder_of(figure) != nullptr) return {Holder::kPerformance};
    if (sentences.say(figure)) return {Holder::kStatements};
    if (form_texts.say(figure)) return {Holder::kPerformance};
    return {notes.say(figure) ? Holder::kNotes : Holder::kNothing};
  }

 private:
  struct Texts {
    PlacedTexts cells;
    LooseTexts notes;
    PlacedTexts forms;
    LooseTexts form_texts;
    LooseTexts sentences;
  };

  void add(const Table& table) {
    for (const Row& row : table.rows)
      for (const TableCell& cell : row.cells)
        if (cell.text && cell.box) pages_[page_of(row, cell)].cells.add(*cell.box, *cell.text);
    for (const int page : table.pages) {
      pages_[page].notes.add(table.title);
      if (table.note) pages_[page].notes.add(*table.note);
    }
  }

  void add(const Performance& form) {
    for (const FormFigure& figure : form.funds) pages_[figure.page].forms.add(figure.box, figure.text);
    for (const FormRow& row : form.rows)
      for (const std::string& cell : row.cells) pages_[row.page].forms.add(row.box, cell);
    for (const int page : form.pages) {
      LooseTexts& texts = pages_[page].form_texts;
      for (const auto* text : {&form.project, &form.department, &form.executing_unit, &form.objective})
        if (*text) texts.add(**text);
      for (const FormFigure& figure : form.funds) texts.add(figure.text);
    }
    for (const Indicator& indicator : form.indicators)
      for (const int page : {indicator.page, indicator.page + 1}) add(indicator, pages_[page].form_texts);
  }

  static void add(const Indicator& indicator, LooseTexts& texts) {
    texts.add(indicator.target);
    for (const std::string& level : indicator.levels) texts.add(level);
    for (const auto* text :
         {&indicator.basis, &indicator.previous, &indicator.weight, &indicator.scoring, &indicator.evidence,
          &indicator.explanation, &indicator.remark, &indicator.actual, &indicator.score})
      if (*text) texts.add(**text);
  }

  std::unordered_map<int, Texts> pages_;
};

// Boxes of grids that a warning names with their figures, by page.
std::unordered_map<int, std::vector<Rect>> framed(const std::vector<Diagnostic>& diagnostics) {
  std::unordered_map<int, std::vector<Rect>> boxes;
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.page && diagnostic.box &&
        (diagnostic.code == "table_left_out" || diagnostic.code == "figures_left_out"))
      boxes[*diagnostic.page].push_back(*diagnostic.box);
  return boxes;
}

// `4 figures (1.00, 2.00, …) of this page ` and `what`.
void remark_on(const std::vector<const FigureOnPage*>& figures, std::string code, const std::string& what,
               std::vector<Diagnostic>& diagnostics) {
  if (figures.empty()) return;
  std::string text = std::to_string(figures.size()) + (figures.size() == 1 ? " figure (" : " figures (");
  for (std::size_t i = 0; i < figures.size() && i < kNamedFigures; ++i) text += (i ? ", " : "") + figures[i]->digits;
  text += figures.size() > kNamedFigures ? ", …)" : ")";
  diagnostics.push_back(
      {Severity::kInfo, std::move(code), text + " of this page " + what, figures.front()->page, figures.front()->box});
}

// What is to be said of one page.
struct PageAccount {
  PageFigures count;
  std::vector<const FigureOnPage*> unframed, in_text, broken;

  void add(const FigureOnPage& figure, const Holding& holding) {
    const bool uncounted = figure.marks || (holding.holder == Holder::kNothing && figure.doubtful);
    const bool in_a_text = holding.holder == Holder::kStatements || holding.holder == Holder::kNotes;
    const bool in_a_cell = holding.holder == Holder::kTables || holding.holder == Holder::kPerformance;
    if (!figure.in_sentence && !in_a_cell && (in_a_text || uncounted)) in_text.push_back(&figure);
    if (uncounted) return;
    if (holding.cell != nullptr && is_piece(figure, *holding.cell)) broken.push_back(&figure);
    count.page = figure.page;
    count.tables += holding.holder == Holder::kTables || holding.holder == Holder::kNotes;
    count.performance += holding.holder == Holder::kPerformance;
    count.statements += holding.holder == Holder::kStatements;
    count.elsewhere += holding.holder == Holder::kNothing;
  }

  void tell(Document& document) const {
    if (count.page > 0) document.figures.push_back(count);
    remark_on(unframed, "figures_elsewhere", "stand in no cell, performance form or statement", document.diagnostics);
    remark_on(in_text, "figures_in_text", "in lines without a sentence mark, read as text", document.diagnostics);
    remark_on(broken, "figures_broken", "printed in pieces, which their cells hold as one", document.diagnostics);
  }
};

}  // namespace

void account_for_figures(const std::vector<FigureOnPage>& figures, Document& document) {
  Holders holders(document);
  const auto frames = framed(document.diagnostics);
  std::map<int, PageAccount> pages;
  for (const FigureOnPage& figure : figures) {
    const Holding holding = holders.of(figure);
    PageAccount& page = pages[figure.page];
    page.add(figure, holding);
    if (holding.holder != Holder::kNothing || figure.doubtful || figure.marks) continue;
    const auto boxes = frames.find(figure.page);
    if (boxes == frames.end() || std::none_of(boxes->second.begin(), boxes->second.end(),
                                              [&](const Rect& box) { return holds_middle(box, figure.box); }))
      page.unframed.push_back(&figure);
  }
  for (const auto& [page, account] : pages) account.tell(document);
}

}  // namespace yusuan
