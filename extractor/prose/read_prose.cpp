#include "prose/read_prose.h"

#include "prose/function_codes.h"
#include "prose/lines.h"
#include "prose/overview.h"
#include "prose/paragraphs.h"
#include "prose/projects.h"
#include "prose/sections.h"
#include "prose/statements.h"
#include "prose/vocabulary.h"

namespace yusuan::prose {
namespace {

Section section_of(const SectionRuns& runs_of, const std::vector<TextRun>& runs) {
  Section section;
  section.path = runs_of.path;
  const auto add_pages = [&](const TextRun& run) {
    for (const TextLine* line : run.lines)
      if (section.pages.empty() || section.pages.back() < line->page) section.pages.push_back(line->page);
  };
  // The heading stands right before.
  if (!section.path.empty()) add_pages(runs[runs_of.begin - 1]);
  for (std::size_t i = runs_of.begin; i < runs_of.end; ++i) {
    Paragraph paragraph = runs[i].place_of(0, runs[i].text.size());
    paragraph.text = runs[i].text;
    section.paragraphs.push_back(std::move(paragraph));
    add_pages(runs[i]);
  }
  return section;
}

}  // namespace

void read_prose(const std::vector<PageLayout>& layouts, const patterns::PatternFiles& files, Document& document) {
  const ProseVocabulary words = read_prose_vocabulary(files);
  const std::vector<TextRun> runs = rejoin(prose_lines(layouts, document, words));
  const std::vector<SectionRuns> sections = part_by_headings(runs, words);
  const std::string entity = document.facts.entity.value_or("");
  FunctionCodes codes(document.tables, files);
  for (const SectionRuns& section : sections) {
    document.sections.push_back(section_of(section, runs));
    if (section.begin != section.end && !section.path.empty() && any_in(words.glossary, section.path.back())) continue;
    for (std::size_t i = section.begin; i < section.end; ++i)
      read_statements(runs[i], section.path, entity, words, codes, document.statements);
  }
  read_overview(layouts, runs, sections, words, document);
  document.projects = read_projects(runs, sections, words);
}

}  // namespace yusuan::prose
