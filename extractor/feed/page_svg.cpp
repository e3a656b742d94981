#include "feed/page_svg.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "feed/markup.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

// Colours that people with any colour vision tell apart (Okabe and Ito), with a dash or a fill of their own as well.
constexpr std::string_view kStyle = R"(<style>
text{font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.paper{fill:#fff;stroke:#888;stroke-width:.5}
.fill{fill-opacity:.5;stroke:#888;stroke-width:.3;stroke-dasharray:1 1}
.image{fill:#ddd;fill-opacity:.4;stroke:#888;stroke-width:.5}
.cell{fill:#009e73;fill-opacity:.07;stroke:#009e73;stroke-width:.7}
.merged{fill:#e69f00;fill-opacity:.22;stroke:#e69f00;stroke-width:.9}
.word{fill:none;stroke:#0072b2;stroke-width:.35}
.ruling{stroke:#d00000}
.line{fill:none;stroke:#56b4e9;stroke-width:.6;stroke-dasharray:2 1.5}
.table{fill:none;stroke:#cc79a7;stroke-width:2;stroke-opacity:.8}
.unruled{stroke-dasharray:6 3}
.place{fill:#00664a;font-size:4px}
.name{fill:#a0407a;font-size:7px;font-weight:bold;stroke:#fff;stroke-width:2px;paint-order:stroke}
</style>
)";

constexpr double kLegendHeight = 44;
constexpr double kThinnest = 0.5;  // points: a hairline would not be seen

std::string number(double points) { return rounded_points(points).to_string(); }

std::string attribute(std::string_view name, double points) {
  return ' ' + std::string(name) + "=\"" + number(points) + '"';
}

std::string rect(std::string_view style, const Rect& box, const std::string& more = "") {
  return "<rect class=\"" + std::string(style) + '"' + attribute("x", box.x0) + attribute("y", box.y0) +
         attribute("width", box.width()) + attribute("height", box.height()) + more;
}

std::string with_title(const std::string& open_tag, std::string_view element, const std::string& title) {
  return open_tag + "><title>" + escaped(title) + "</title></" + std::string(element) + ">\n";
}

std::string extent(int first, int span) {
  return std::to_string(first) + (span == 1 ? "" : "-" + std::to_string(first + span - 1));
}

std::string place_of(const Cell& cell) {
  return extent(cell.row, cell.row_span) + ',' + extent(cell.col, cell.col_span);
}

bool is_merged(const Cell& cell) { return cell.row_span > 1 || cell.col_span > 1; }

// How far below its middle a line of text has its baseline, in sizes of the font.
constexpr double kBaseline = 0.36;

std::string word_text(const Word& word) {
  const Rect& box = word.box;
  const bool upright = word.rotation % 180 == 0;
  const double length = upright ? box.width() : box.height(), height = upright ? box.height() : box.width();
  const double size = std::min(height, 2 * length / std::max(text::half_widths(word.text), 1));
  std::string text = "<text" + attribute("x", box.center_x() - length / 2) +
                     attribute("y", box.center_y() + kBaseline * size) + attribute("font-size", size) +
                     attribute("textLength", length) + " lengthAdjust=\"spacingAndGlyphs\"";
  if (word.rotation != 0)
    text += " transform=\"rotate(" + std::to_string(word.rotation) + ' ' + number(box.center_x()) + ' ' +
            number(box.center_y()) + ")\"";
  return text + '>' + escaped(word.text) + "</text>\n";
}

class PageDrawing {
 public:
  PageDrawing(const Page& page, const PageLayout& layout) : page_(page), layout_(layout) {}

  std::string build() {
    const double height = page_.height_pt + kLegendHeight;
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(page_.width_pt) + ' ' + number(height) +
           "\" width=\"" + number(page_.width_pt) + "pt\" height=\"" + number(height) + "pt\">\n<title>page " +
           std::to_string(page_.number) + "</title>\n";
    out_.append(kStyle).append(rect("paper", {0, 0, page_.width_pt, page_.height_pt}) + "/>\n");
    group("fills", page_.fills, [](const Fill& fill) {
      char colour[16];
      std::snprintf(colour, sizeof colour, "#%06x", fill.rgb & 0xFFFFFFU);
      return rect("fill", fill.box, std::string(" fill=\"") + colour + '"') + "/>\n";
    });
    group("images", page_.images, [](const Rect& box) { return rect("image", box) + "/>\n"; });
    add_cells(false);
    add_cells(true);
    group("rulings", page_.rulings, ruling);
    group("words", page_.words, [](const Word& word) {
      return with_title(rect("word", word.box), "rect", word.text + (word.raw.empty() ? "" : " (" + word.raw + ")")) +
             word_text(word);
    });
    group("lines", layout_.lines,
          [](const TextLine& line) { return with_title(rect("line", line.box), "rect", line.text); });
    add_tables();
    add_legend();
    return std::move(out_ += "</svg>\n");
  }

 private:
  template <typename List, typename Draw>
  void group(std::string_view id, const List& shapes, Draw draw) {
    out_.append("<g id=\"").append(id).append("\">\n");
    for (const auto& shape : shapes) out_ += draw(shape);
    out_ += "</g>\n";
  }

  static std::string ruling(const Ruling& ruling) {
    const bool across = ruling.axis == Axis::kHorizontal;
    std::string tag = "<line class=\"ruling\"" + attribute("x1", across ? ruling.from : ruling.position) +
                      attribute("y1", across ? ruling.position : ruling.from) +
                      attribute("x2", across ? ruling.to : ruling.position) +
                      attribute("y2", across ? ruling.position : ruling.to) +
                      attribute("stroke-width", std::max(ruling.width_pt, kThinnest));
    if (ruling.dashed) tag += " stroke-dasharray=\"3 2\"";
    return with_title(tag, "line", number(ruling.width_pt) + " pt");
  }

  void add_cells(bool merged) {
    group(merged ? "merged" : "cells", layout_.grids, [&](const Grid& grid) {
      std::string shapes;
      for (const Cell& cell : grid.cells) {
        if (is_merged(cell) != merged) continue;
        shapes += with_title(rect(merged ? "merged" : "cell", cell.box), "rect", place_of(cell) + ": " + cell.text);
        shapes += "<text class=\"place\"" + attribute("x", cell.box.x0 + 1) + attribute("y", cell.box.y0 + 4) + '>' +
                  place_of(cell) + "</text>\n";
        ++(merged ? merged_ : cells_);
      }
      return shapes;
    });
  }

  void add_tables() {
    int number_of_table = 0;
    group("tables", layout_.grids, [&](const Grid& grid) {
      const std::string name = "table " + std::to_string(++number_of_table) + ": " + std::to_string(grid.rows()) +
                               " rows, " + std::to_string(grid.columns()) + " columns" +
                               (grid.ruled ? "" : ", by the alignment of its text");
      return rect(grid.ruled ? "table" : "table unruled", grid.box) + "/>\n<text class=\"name\"" +
             attribute("x", grid.box.x0) + attribute("y", std::max(grid.box.y0 - 2, 7.0)) + '>' + name + "</text>\n";
    });
  }

  void add_legend() {
    struct Entry {
      const char *style, *name;
      std::size_t count;
    };
    const std::array<Entry, 8> entries = {{{"word", "words", page_.words.size()},
                                           {"ruling", "rulings", page_.rulings.size()},
                                           {"fill", "fills", page_.fills.size()},
                                           {"image", "images", page_.images.size()},
                                           {"cell", "cells (row,column from 0)", cells_},
                                           {"merged", "merged cells", merged_},
                                           {"table", "tables (dashed: not ruled)", layout_.grids.size()},
                                           {"line", "lines outside tables", layout_.lines.size()}}};
    constexpr std::size_t kPerRow = 4;
    constexpr double kMargin = 8, kSwatch = 14;
    const double column = (page_.width_pt - 2 * kMargin) / kPerRow;
    const double size = std::clamp(column / 14, 3.0, 8.0);
    out_ += "<g id=\"legend\"" + attribute("font-size", size) + ">\n";
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const double x = kMargin + column * static_cast<double>(i % kPerRow);
      const double y = page_.height_pt + 6 + 18 * static_cast<double>(i / kPerRow);
      out_ += rect(entries[i].style, {x, y, x + kSwatch, y + 10}, " fill=\"none\"") + "/>\n<text" +
              attribute("x", x + kSwatch + 3) + attribute("y", y + 8) + '>' + std::to_string(entries[i].count) + ' ' +
              entries[i].name + "</text>\n";
    }
    out_ += "</g>\n";
  }

  const Page& page_;
  const PageLayout& layout_;
  std::size_t cells_ = 0, merged_ = 0;
  std::string out_;
};

}  // namespace

std::string to_svg(const Page& page, const PageLayout& layout) { return PageDrawing(page, layout).build(); }

}  // namespace yusuan::feed
