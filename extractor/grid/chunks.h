// Lines of words cut where a reader sees a gap: the material of tables without borders.
#pragma once

#include <string>
#include <vector>

#include "model/geometry.h"
#include "model/page.h"

namespace yusuan::grid {

/// Words of one line that stand together. Leader dots at the end of a text do not count into `box`.
struct Chunk {
  std::vector<const Word*> words;  ///< from left to right, never empty
  Rect box;
  bool figure = false;  ///< amounts, dates of digits, placeholders and their signs, nothing else
};

struct ChunkLine {
  std::vector<Chunk> chunks;  ///< from left to right, never empty
  Rect box;
  double height = 0;  ///< of its tallest word: the measure of gaps
};

/// The lines of a page from the top down. Leader dots between two texts part them.
std::vector<ChunkLine> chunk_lines(const std::vector<const Word*>& words);

/// Words of a chunk cut at every gap wider than an ordinary space.
std::vector<Chunk> tight_chunks(const Chunk& chunk);

/// The height of its box, but of a figure no more than its digits are wide for: some fonts state boxes far too tall.
double letter_height(const Chunk& chunk);

/// Running text: enough words, most of them no figures.
bool is_prose(const Chunk& chunk);

/// One text of words, no running text, alone on its line: a heading amid rows, or the name of one.
bool is_single_text(const ChunkLine& line);

std::string chunk_text(const Chunk& chunk);

/// Whether a text ends with a colon: a heading, or a label whose value follows.
bool ends_with_colon(const Chunk& chunk);

/// Whether dots lead on from a text.
bool ends_with_leaders(const Chunk& chunk);

/// Whether a line begins like the notes below a table: `注：`, `资料来源`, `Source:`. A column may be named `Source`,
/// too.
bool is_note(const ChunkLine& line);

/// Whether a gap between figures is no wider than a space of their font, however flat a box it states.
bool is_figure_space(double gap, const Word& left, const Word& right);

/// A number to dial in several words (`+49 30 1234 567`), which may wrap like words.
bool is_dialled(const Chunk& chunk);

/// True when `text` consists of figures and the signs around them.
bool is_figure_text(const std::string& text);

}  // namespace yusuan::grid
