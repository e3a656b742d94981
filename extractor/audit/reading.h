// How far a table may be held against itself: whether all of it was read, and what the document says it leaves out.
#pragma once

#include "model/document.h"

namespace yusuan::audit {

/// Whether every figure of the table stands in a cell, understood: no amount is left unread, none unplaced, none on its
/// pages, or on the page behind its last, is reported as lost. What does not add up in a table that was not read in
/// full is no contradiction.
bool is_fully_read(const Document& document, const Table& table);

/// Whether some table of the document holds figures, but none of its rows was read: an amount may stand there.
bool has_unread_table(const Document& document);

/// Whether the table at `index` of a text dump is a piece of one: the table beside it has its id, number and title.
bool is_a_piece(const Document& document, std::size_t index);

/// Whether figures of the document are reported as lost anywhere: then what is not found may be what was not read.
bool lost_figures(const Document& document);

/// Whether the document is a text dump: its lines may part what one paragraph says, a list from its last parts.
bool is_text_dump(const Document& document);

/// Whether it is one that lost the places, so that rows and labels were read by their order: what seems not to be there
/// may stand elsewhere.
bool is_read_by_order(const Document& document);

/// Points from the top: where the lowest row of all tables ends; negative without places.
double lowest_row(const Document& document);

/// Whether the table ends where pages end, so that it may go on where nothing was read: its last row stands as low as
/// the document's lowest.
bool ends_with_page(const Table& table, double lowest);

/// A cell of a figure column that prints digits which are no figure: two run together, an error of a spreadsheet.
bool is_unread(const Table& table, int row, int column);

/// Whether the document says that items are withheld (涉密信息), so that parts may come to less than their total.
bool says_withheld(const Document& document);

/// Whether the table counts its rows (栏次, 行次) and passes over numbers: it is printed without some of its rows, so
/// that parts may come to less than their total.
bool leaves_out_rows(const Table& table);

/// A row of column numbers (1 2 3, or 栏次 before them) that was taken for data.
bool is_numbering_row(const Table& table, int row);

}  // namespace yusuan::audit
