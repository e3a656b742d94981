// Reads the budgets and final accounts (预算公开, 决算公开) that Chinese governments, departments and units publish:
// the bytes of a PDF, or of the text that is left of one, in; every numbered table with every figure, and what does not
// add up, out. The indented lines of this comment are compiled and run by a test.
//
// READING
//
//     const yusuan::Document document = yusuan::extract(bytes, "disclosure.pdf");
//     for (const yusuan::Table& table : document.tables)
//       std::cout << table.number.value_or(0) << " " << table.title << ", " << table.money_unit.value_or("") << "\n";
//
// Figures are decimals, exact as printed. A cell that is blank has no text, one that is no figure no value:
//
//     const yusuan::Table& table = document.tables.at(0);
//     for (const yusuan::Row& row : table.rows)
//       for (std::size_t i = 0; i < table.columns.size(); ++i)
//         if (const yusuan::TableCell& cell = row.cells[i]; cell.value)
//           std::cout << row.name.value_or("") << " " << yusuan::path_text(table.columns[i].header) << " "
//                     << cell.value->to_string() << ", page " << yusuan::page_of(row, cell) << "\n";
//
// Boxes are in points from the upper left corner of the page as a reader sees it; pages count from 1, tables, rows and
// columns from 0.
//
// WHAT DOES NOT ADD UP
//
//     for (const yusuan::Check& check : document.checks)
//       if (check.status == yusuan::CheckStatus::kFail) std::cout << check.message_en << "\n";
//     for (const yusuan::Diagnostic& diagnostic : document.diagnostics)  // what reading was unsure of
//       std::cout << diagnostic.message << "\n";
//
// JSON, as the program writes it and schemas/disclosure.json explains it:
//
//     std::cout << yusuan::to_json(document);
//
// ANY PDF
//
// find_tables() takes the tables of any PDF for what they show: cells with rows, columns, spans and boxes.
//
//     yusuan::ExtractOptions options;
//     options.pages = {{1, 3}};
//     for (const yusuan::FoundTable& found : yusuan::find_tables(bytes, options).tables)
//       for (const yusuan::Cell& cell : found.grid.cells) std::cout << cell.row << "," << cell.col << " " << cell.text
//       << "\n";
//
// ERRORS
//
// What cannot be read throws yusuan::Error, and nothing else is thrown; what is doubtful in it is a Diagnostic.
//
//     try {
//       yusuan::extract("no disclosure", "notes.txt");
//     } catch (const yusuan::Error& error) {
//       if (error.code() == yusuan::ErrorCode::kNotPdf) std::cout << error.what() << "\n";
//     }
//
// THREADS AND STRANGERS
//
// All functions may be called from several threads. PDFs are read one after the other, whatever the threads: Poppler
// has one channel of complaints for a process. `bytes` need to live until the call returns; what it returns owns all it
// holds. A PDF from a stranger is read in this process, without bounds on time or memory but `most_pages`; the program
// (`yusuan worker`) reads each in a child process that may open no file.
#pragma once

#include <string>
#include <vector>

#include "extract.h"

namespace yusuan {

/// UTF-8, ends with a line feed; the same document always gives the same bytes.
std::string to_json(const Document& document);

/// That of schemas/tables.json.
std::string to_json(const std::vector<FoundTable>& tables);

/// "0.1.0"
const char* version();

}  // namespace yusuan
