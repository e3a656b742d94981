#include "dump/dump.h"

#include <algorithm>

#include "dump/assemble.h"
#include "dump/decode.h"
#include "dump/indicators.h"
#include "dump/regions.h"
#include "forms/contents.h"
#include "forms/facts.h"
#include "model/error.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

// Where a PDF must say that it is one.
constexpr std::size_t kPdfHeaderReach = 1024;
// A sentence that goes on in the next line fills its line: 25 ideographs.
constexpr std::size_t kFullLine = 25;

// The sentence around the line that reads like a note, rejoined; its lines are taken off `body`.
std::optional<std::string> take_note(std::vector<DumpLine>& body, const Vocabulary& words) {
  const auto reads_like_note = [&](const DumpLine& line) { return any_matches(words.note, closed_up(line.text)); };
  const auto found = std::find_if(body.begin(), body.end(), reads_like_note);
  if (found == body.end()) return std::nullopt;
  auto first = found, last = found;
  while (first != body.begin() && count_code_points(std::prev(first)->text) >= kFullLine &&
         !std::prev(first)->text.ends_with("。"))
    --first;
  while (std::next(last) != body.end() && !last->text.ends_with("。") && count_code_points(last->text) >= kFullLine)
    ++last;
  std::string note;
  for (auto line = first; line != std::next(last); ++line) note += line->text;
  body.erase(first, std::next(last));
  return closed_up(note);
}

TableStatus status_of(const DumpedTable& table, const std::optional<std::string>& note, const Vocabulary& words) {
  for (const Panel& panel : table.panels) {
    if (!panel.loose.empty()) return TableStatus::kFilled;
    for (const AnchoredRow& row : panel.rows)
      if (!row.figures.empty()) return TableStatus::kFilled;
  }
  return note && any_matches(words.declared_empty, *note) ? TableStatus::kDeclaredEmpty : TableStatus::kBlank;
}

int finest_scale(const std::vector<Token>& tokens) {
  int scale = 0;
  for (const Token& token : tokens)
    if (token.kind == TokenKind::kFigure) scale = std::max(scale, token.value.scale());
  return scale;
}

DumpedTable read_rows(TableRegion& region, const FormLayout& form, const Vocabulary& words, CodeNames& names) {
  region.table.note = take_note(region.body, words);
  const std::vector<Token> tokens = tokenise(region.body);
  DumpedTable table;
  if (region.pattern != nullptr) table.layout = form.find(region.pattern->id);
  if (table.layout != nullptr && table.layout->columns.empty()) table.layout = nullptr;
  table.scale = finest_scale(tokens);
  if (table.layout != nullptr) table.panels = anchor_rows(tokens, *table.layout, words, names);
  region.table.status = status_of(table, region.table.note, words);
  table.declared_empty = region.table.status == TableStatus::kDeclaredEmpty;
  return table;
}

// Writes what is settled to the document's tables, instead of what was written before.
void write_tables(const std::vector<DumpedTable>& tables, const Patterns& patterns, Document& document) {
  std::erase_if(document.diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.code == kUnplacedFigures || diagnostic.code == kFiguresReassigned;
  });
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (tables[i].layout != nullptr) assemble(tables[i], patterns.common, document.tables[i], document.diagnostics);
}

// What the prose says of cells. Statements that disagree with each other say nothing.
std::vector<ToldFigure> told_figures(const FormLayout& form, const Document& document) {
  std::vector<ToldFigure> told;
  for (const StatedRule& rule : form.stated)
    for (const Statement& statement : document.statements) {
      if (statement.subject != rule.subject || !statement.amount || (rule.cell.row.empty() && !statement.code))
        continue;
      const auto table = std::find_if(document.tables.begin(), document.tables.end(),
                                      [&](const Table& t) { return t.id == rule.cell.table; });
      if (table == document.tables.end() || table->money_unit != statement.unit) continue;
      ToldFigure figure{rule.cell, *statement.amount};
      if (figure.cell.row.empty()) figure.cell.row = *statement.code;
      told.push_back(std::move(figure));
    }
  if (form.project_scale)
    for (const Project& project : document.projects)
      if (project.name && project.scale) {
        CellSelector cell = *form.project_scale;
        cell.row = "each";
        told.push_back({std::move(cell), *project.scale, *project.name});
      }
  const auto all = told;
  std::erase_if(told, [&](const ToldFigure& one) {
    return std::any_of(all.begin(), all.end(), [&](const ToldFigure& other) {
      return one.cell.table == other.cell.table && one.cell.row == other.cell.row &&
             one.cell.column == other.cell.column && one.project == other.project && !(one.value == other.value);
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

bool has_unplaced(const Document& document) {
  return std::any_of(document.tables.begin(), document.tables.end(), [](const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return !row.unplaced.empty(); });
  });
}

}  // namespace

struct DumpReading::State {
  const Patterns& patterns;
  Regions regions;
  FormLayout form;
  std::vector<DumpedTable> tables;

  void read_tables(const PatternFiles& files, Document& document) {
    if (regions.form == nullptr) return;
    form = read_layout(files, *regions.form);
    CodeNames names(files);
    for (TableRegion& region : regions.tables) {
      tables.push_back(read_rows(region, form, patterns.common, names));
      if (tables.back().layout == nullptr)
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

DumpReading::DumpReading(std::string_view bytes, const Patterns& patterns, const PatternFiles& files,
                         Document& document)
    : state_(new State{patterns, {}, {}, {}}) {
  const auto text = decode_text(bytes);
  if (!text) throw Error(ErrorCode::kNotPdf, "neither a PDF nor text: give the PDF of the disclosure or its text");
  const DumpPages dump = read_pages(*text);
  document.source.input = "text";
  document.source.pages = dump.pages;
  Regions& regions = state_->regions;
  regions = find_regions(dump, patterns);
  document.contents = read_contents(regions.rest, patterns.common);
  state_->read_tables(files, document);
  number_by_contents(document.tables, document.contents, patterns.common);
  document.facts = read_facts(regions.rest, document.tables, patterns.common);
  if (regions.form != nullptr) document.facts.form = regions.form->name;
  for (const PerformanceRegion& region : regions.performance)
    document.performance.push_back(read_performance(region.lines, document.diagnostics));
  if (document.tables.empty())
    document.diagnostics.push_back({Severity::kWarning, "no_tables", "no numbered table was found", {}, {}});
}

DumpReading::~DumpReading() = default;

const std::vector<PageLayout>& DumpReading::rest() const { return state_->regions.rest; }

void DumpReading::finish(Document& document) {
  remove_boxes(document);
  if (!has_unplaced(document)) return;
  const auto told = told_figures(state_->form, document);
  if (told.empty()) return;
  settle_columns(state_->tables, state_->form, told);
  write_tables(state_->tables, state_->patterns, document);
}

}  // namespace yusuan
