#include "dump/dump.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "dump/assemble.h"
#include "dump/decode.h"
#include "dump/regions.h"
#include "dump/torn_codes.h"
#include "forms/contents.h"
#include "forms/facts.h"
#include "model/error.h"
#include "model/unplaced.h"
#include "performance/dumped_form.h"
#include "solve/minor.h"
#include "text/amount.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Decimals of an amount; tables in 万元 print six.
constexpr int kMostDecimals = 8;
// What the figures of a table may come to in whole numbers, so that sums and differences of some of them fit.
constexpr double kMostOfTable = 2e18;

// Where a PDF must say that it is one.
constexpr std::size_t kPdfHeaderReach = 1024;
// A sentence that goes on in the next line fills its line: 25 ideographs.
constexpr std::size_t kFullLine = 25;
// A line of header cells has more.
constexpr std::ptrdiff_t kMostSpaces = 5;

bool has_figure(const text::DumpLine& line) {
  const auto tokens = tokenise({&line, 1});
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::kFigure; });
}

// A piece of a sentence, no row and no line of header cells.
bool may_belong_to_note(const text::DumpLine& line) {
  return !has_figure(line) && std::count(line.text.begin(), line.text.end(), ' ') < kMostSpaces;
}

// What stands below the first line that reads like a note, and the beginning of its sentence above; these lines are
// taken off `body`.
std::optional<std::string> take_note(std::vector<text::DumpLine>& body, const forms::Vocabulary& words) {
  static const text::Pattern punctuation("[，。；：]");
  const auto reads_like_note = [&](const text::DumpLine& line) {
    return patterns::any_matches(words.note, text::closed_up(line.text));
  };
  const auto found = std::find_if(body.begin(), body.end(), reads_like_note);
  if (found == body.end()) return std::nullopt;
  auto first = found, last = found;
  const auto goes_on_below = [&](const text::DumpLine& above) {
    return text::count_code_points(above.text) >= kFullLine && !above.text.ends_with("。") && may_belong_to_note(above);
  };
  while (first != body.begin() && goes_on_below(*std::prev(first)) &&
         !patterns::any_matches(words.note_start, first->text))
    --first;
  while (std::next(last) != body.end() && may_belong_to_note(*std::next(last)) &&
         (goes_on_below(*last) || punctuation.matches(std::next(last)->text)))
    ++last;
  std::string note;
  for (auto line = first; line != std::next(last); ++line) note += line->text;
  body.erase(first, std::next(last));
  return text::closed_up(note);
}

bool has_amounts(const std::vector<Token>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return token.kind == TokenKind::kFigure && !token.value.is_zero(); });
}

TableStatus status_of(const DumpedTable& table, const std::vector<Token>& tokens,
                      const std::optional<std::string>& note, const forms::Vocabulary& words) {
  for (const Panel& panel : table.panels) {
    if (!panel.loose.empty()) return TableStatus::kFilled;
    for (const AnchoredRow& row : panel.rows)
      if (!row.figures.empty()) return TableStatus::kFilled;
  }
  if (note && patterns::any_matches(words.declared_empty, *note)) return TableStatus::kDeclaredEmpty;
  // Whose columns nobody knows has amounts all the same.
  return table.columns.empty() && has_amounts(tokens) ? TableStatus::kFilled : TableStatus::kBlank;
}

struct Scales {
  int finest = 0, coarsest = 2;
};

// Decimals of the figures; a bare 0 says nothing.
Scales scales_of(const std::vector<Token>& tokens) {
  std::optional<Scales> scales;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kFigure || token.value.is_zero()) continue;
    const int scale = token.value.scale();
    scales = scales ? Scales{std::max(scales->finest, scale), std::min(scales->coarsest, scale)} : Scales{scale, scale};
  }
  int finest = scales ? scales->finest : 0;
  for (const Token& token : tokens)
    if (token.kind == TokenKind::kFigure) finest = std::max(finest, token.value.scale());
  return {finest, scales ? scales->coarsest : finest};
}

// Figures that whole numbers of the finest unit of their table cannot hold, sums of them included, are no amounts.
void leave_out_of_range(std::vector<Token>& tokens) {
  for (Token& token : tokens)
    if (token.kind == TokenKind::kFigure && token.value.scale() > kMostDecimals) token.kind = TokenKind::kText;
  const int finest = scales_of(tokens).finest;
  const auto leave_out_beyond = [&](std::int64_t most) {
    for (Token& token : tokens)
      if (const auto minor = solve::exact_minor(token.value, finest);
          token.kind == TokenKind::kFigure && (!minor || std::llabs(*minor) > most))
        token.kind = TokenKind::kText;
  };
  leave_out_beyond(solve::kMostMinor);
  double all = 0;
  std::int64_t figures = 0;
  for (const Token& token : tokens)
    if (token.kind == TokenKind::kFigure)
      all += std::abs(static_cast<double>(solve::exact_minor(token.value, finest).value_or(0))), ++figures;
  if (all > kMostOfTable) leave_out_beyond(static_cast<std::int64_t>(kMostOfTable) / figures);
}

std::string text_of(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens) text += token.text;
  return text;
}

// Whether codes are printed as 208 05 05 or as 2080505.
std::optional<bool> codes_parted(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kDigits) continue;
    if (tokens[i].text.size() == 5 || tokens[i].text.size() == 7) return false;
    if (tokens[i].text.size() == 3 && i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::kDigits &&
        tokens[i + 1].text.size() == 2)
      return true;
  }
  return std::nullopt;
}

bool is_money(const Column& column) { return column.type == ColumnType::kMoney; }

// Column numbers, when all of them are printed.
void number_columns(const std::vector<Token>& tokens, std::vector<Column>& columns) {
  const auto count = std::count_if(columns.begin(), columns.end(), is_money);
  for (std::ptrdiff_t number = 1; number <= count; ++number)
    if (std::none_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.text == std::to_string(number); }))
      return;
  int ordinal = 0;
  for (Column& column : columns)
    if (is_money(column)) column.ordinal = ++ordinal;
}

DumpedTable read_rows(TableRegion& region, const FormLayout& form, const forms::Vocabulary& words, CodeNames& names,
                      bool only_named) {
  region.table.note = take_note(region.body, words);
  std::vector<Token> tokens = with_codes_apart(tokenise(region.body), names);
  leave_out_of_range(tokens);
  DumpedTable table;
  const TableLayout* layout = region.pattern != nullptr ? form.find(region.pattern->id) : nullptr;
  if (layout != nullptr) {
    table.id = layout->id;
    table.columns = columns_printed(*layout, text_of(tokens), codes_parted(tokens), only_named);
    number_columns(tokens, table.columns);
  }
  const Scales scales = scales_of(tokens);
  table.scale = scales.finest;
  for (int i = scales.coarsest; i < scales.finest; ++i) table.precision *= 10;
  table.yuan_per_unit = region.table.yuan_per_unit.value_or(0);
  if (!table.columns.empty()) table.panels = anchor_rows({tokens, table.columns, *layout, words, names});
  region.table.status = status_of(table, tokens, region.table.note, words);
  table.declared_empty = region.table.status == TableStatus::kDeclaredEmpty;
  return table;
}

// Writes what is settled to the document's tables, instead of what was written before.
void write_tables(const std::vector<DumpedTable>& tables, const forms::Patterns& patterns, Document& document) {
  std::erase_if(document.diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.code == kUnplacedFigures || diagnostic.code == kFiguresReassigned;
  });
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (!tables[i].columns.empty()) assemble(tables[i], patterns.common, document.tables[i], document.diagnostics);
}

bool about(const Statement& statement, const patterns::Identity& identity) {
  return identity.kind == patterns::IdentityKind::kStatement && statement.subject == identity.subject &&
         statement.amount && (identity.fund.empty() || statement.fund == identity.fund) && identity.left.size() == 1;
}

// What the prose says of cells. Statements that disagree with each other say nothing.
std::vector<ToldFigure> told_figures(const FormLayout& form, const Document& document) {
  std::vector<ToldFigure> told;
  for (const patterns::Identity& identity : form.identities)
    for (const Statement& statement : document.statements) {
      if (!about(statement, identity)) continue;
      const patterns::Reference& cell = identity.left.front();
      const auto table = std::find_if(document.tables.begin(), document.tables.end(),
                                      [&](const Table& t) { return t.id == cell.table; });
      const auto unit = text::yuan_per_unit(statement.unit.value_or(""));
      if (table == document.tables.end() || !unit) continue;
      ToldFigure figure{cell, *statement.amount, {}, {}, *unit};
      if (cell.by_code) figure.code = statement.code.value_or("");
      told.push_back(std::move(figure));
    }
  for (const patterns::Reference& cell : form.project_scale)
    for (const Project& project : document.projects)
      if (project.name && project.scale)
        told.push_back({cell,
                        *project.scale,
                        {},
                        *project.name,
                        text::yuan_per_unit(project.scale_unit.value_or("")).value_or(0)});
  const auto all = told;
  std::erase_if(told, [&](const ToldFigure& one) {
    return std::any_of(all.begin(), all.end(), [&](const ToldFigure& other) {
      return one.cell.table == other.cell.table && one.cell.row.source() == other.cell.row.source() &&
             one.cell.column == other.cell.column && one.code == other.code && one.project == other.project &&
             !(one.value == other.value);
    });
  });
  return told;
}

void remove_boxes(Document& document) {
  for (Section& section : document.sections)
    for (Paragraph& paragraph : section.paragraphs) paragraph.box = {};
  for (Statement& statement : document.statements) statement.box = {};
  for (Project& project : document.projects) project.box = {};
  if (document.staffing) document.staffing->box = {};
  for (Diagnostic& diagnostic : document.diagnostics) diagnostic.box.reset();
}

}  // namespace

struct DumpReading::State {
  const forms::Patterns& patterns;
  bool only_named = false;
  Regions regions;
  FormLayout form;
  std::vector<DumpedTable> tables;

  void read_tables(const patterns::PatternFiles& files, Document& document) {
    if (regions.form == nullptr) return;
    form = read_layout(files, *regions.form, patterns.common);
    CodeNames names(files);
    for (TableRegion& region : regions.tables) {
      tables.push_back(read_rows(region, form, patterns.common, names, only_named));
      if (tables.back().columns.empty())
        document.diagnostics.push_back(
            {Severity::kWarning,
             "columns_unknown",
             "“" + region.table.title +
                 "”: no pattern file says how its columns are printed, so a text dump cannot be read",
             region.table.pages.front(),
             {}});
      document.tables.push_back(std::move(region.table));
    }
    settle_columns(tables, form, {});
    write_tables(tables, patterns, document);
  }
};

bool is_text_dump(std::string_view bytes) {
  if (bytes.substr(0, kPdfHeaderReach).find("%PDF-") != std::string_view::npos) return false;
  const auto text = decode_text(bytes);
  return text && is_chinese_prose(*text);
}

DumpReading::DumpReading(std::string_view bytes, const forms::Patterns& patterns, const patterns::PatternFiles& files,
                         Document& document, bool only_named)
    : state_(new State{patterns, only_named, {}, {}, {}}) {
  const auto text = decode_text(bytes);
  if (!text) throw Error(ErrorCode::kNotPdf, "neither a PDF nor text: give the PDF of the disclosure or its text");
  const DumpPages dump = read_pages(*text);
  document.source.input = "text";
  document.source.pages = dump.pages;
  Regions& regions = state_->regions;
  regions = find_regions(dump, patterns);
  document.contents = forms::read_contents(regions.rest, patterns.common);
  set_on_pages(regions.rest, document.contents);
  state_->read_tables(files, document);
  forms::number_by_contents(document.tables, document.contents, patterns.common);
  document.facts = forms::read_facts(regions.rest, document.tables, patterns.common);
  if (regions.form != nullptr) document.facts.form = regions.form->name;
  for (const PerformanceRegion& region : regions.performance)
    document.performance.push_back(
        performance::read_performance(region.lines, patterns.performance, document, document.diagnostics));
  if (document.tables.empty())
    document.diagnostics.push_back({Severity::kWarning, "no_tables", "no numbered table was found", {}, {}});
  else
    for (Diagnostic& diagnostic : forms::facts_unstated(document.facts))
      document.diagnostics.push_back(std::move(diagnostic));
}

DumpReading::~DumpReading() = default;

const std::vector<PageLayout>& DumpReading::rest() const { return state_->regions.rest; }

void DumpReading::finish(Document& document) {
  remove_boxes(document);
  if (!has_unplaced(document.tables)) return;
  const auto told = told_figures(state_->form, document);
  if (told.empty()) return;
  settle_columns(state_->tables, state_->form, told);
  write_tables(state_->tables, state_->patterns, document);
}

}  // namespace yusuan::dump
