#include "pdf/content_painter.h"

#include <algorithm>
#include <cmath>

#include "pdf/content_scanner.h"
#include "pdf/ink_state.h"
#include "pdf/painted_lines.h"
#include "pdf/path.h"

namespace yusuan::pdf {
namespace {

constexpr std::uint32_t op(std::string_view name) { return operator_code(name); }

constexpr std::size_t kMostStates = 512;       // saved at once; viewers stop at far fewer
constexpr int kDeepestForm = 16;               // real files nest three deep
constexpr std::size_t kMostBytes = 64u << 20;  // a page with its forms; the longest seen has 2 MiB
constexpr std::size_t kCostOfForm = 256;       // bytes that drawing an empty form is worth
constexpr std::size_t kMostTiltedRuns = 2'000;

struct TextState {
  Transform line;               // where the text shown since then starts
  std::size_t shown_bytes = 0;  // a string goes on where the one before it ended
  double length = 0;            // of the text shown since then
  bool is_known = true;         // that length
};

class Painter {
 public:
  Painter(const Transform& base, Page& page, PaintResult& result) : lines_(page), result_(result) {
    state_.ctm = base;
    state_.clip = {0, 0, page.width_pt, page.height_pt};
  }

  void run(std::string_view content, const ContentResources& resources, int depth);
  bool overflowed() const { return lines_.overflowed(); }
  const TextRuns& runs() const { return runs_; }

 private:
  bool change_state(const ContentScanner& in, const ContentResources& resources, std::size_t floor);
  bool build_path(const ContentScanner& in);
  bool paint_path(std::uint32_t code);
  bool follow_text(const ContentScanner& in, const ContentResources& resources);
  bool style_text(const ContentScanner& in, const ContentResources& resources);
  void draw_object(std::string_view name, const ContentResources& resources, int depth);
  void show_text(const ContentScanner& in);
  void note_tilted(std::size_t bytes);
  void fill_path(bool even_odd);
  void stroke_path();
  void end_path();

  InkState state_;
  std::vector<InkState> saved_;
  std::size_t unsaved_ = 0;  // q operators beyond kMostStates
  TextState text_;
  Path path_;
  bool clip_pending_ = false;
  std::size_t bytes_ = 0;
  std::vector<const FormContent*> open_forms_;
  PaintedLines lines_;
  TextRuns runs_;
  PaintResult& result_;
};

void Painter::run(std::string_view content, const ContentResources& resources, int depth) {
  if (bytes_ + content.size() + kCostOfForm > kMostBytes) {
    result_.cut_short = true;
    return;
  }
  bytes_ += content.size() + kCostOfForm;
  const std::size_t floor = saved_.size();
  ContentScanner in(content);
  while (in.next()) {
    const std::uint32_t code = in.code();
    if (build_path(in) || paint_path(code) || follow_text(in, resources) || change_state(in, resources, floor))
      continue;
    if (state_.change_color(in, resources)) continue;
    if (code == op("Do")) {
      draw_object(in.name(), resources, depth);
    } else if (code == op("ID")) {
      lines_.image(mapped(state_.ctm, {0, 0, 1, 1}), state_.clip);
    } else if (code == op("sh")) {
      lines_.image(state_.clip, state_.clip);
    }
  }
  if (saved_.size() > floor) {
    state_ = saved_[floor];
    saved_.resize(floor);
  }
  unsaved_ = 0;
}

bool Painter::change_state(const ContentScanner& in, const ContentResources& resources, std::size_t floor) {
  switch (in.code()) {
    case op("q"):
      if (saved_.size() < kMostStates)
        saved_.push_back(state_);
      else
        ++unsaved_;
      return true;
    case op("Q"):
      if (unsaved_ > 0) {
        --unsaved_;
      } else if (saved_.size() > floor) {
        state_ = saved_.back();
        saved_.pop_back();
      }
      return true;
    case op("cm"):
      if (in.numbers() >= 6)
        state_.ctm = chained(
            {in.number(0, 6), in.number(1, 6), in.number(2, 6), in.number(3, 6), in.number(4, 6), in.number(5, 6)},
            state_.ctm);
      return true;
    case op("w"):
      if (in.numbers() >= 1) state_.line_width = std::fabs(in.number(0, 1));
      return true;
    case op("d"):
      state_.dashed = in.array_is_nonzero();
      return true;
    case op("gs"):
      state_.apply(resources.transparency(in.name()));
      return true;
    default:
      return false;
  }
}

bool Painter::build_path(const ContentScanner& in) {
  const auto point = [&](int i, int arity) { return state_.ctm.apply(in.number(i, arity), in.number(i + 1, arity)); };
  switch (in.code()) {
    case op("re"):
      if (in.numbers() >= 4)
        path_.add_rectangle(state_.ctm, in.number(0, 4), in.number(1, 4), in.number(2, 4), in.number(3, 4));
      return true;
    case op("m"):
      if (in.numbers() >= 2) path_.move_to(point(0, 2));
      return true;
    case op("l"):
      if (in.numbers() >= 2) path_.line_to(point(0, 2));
      return true;
    case op("c"):
      if (in.numbers() >= 6) path_.curve_to(point(0, 6), point(2, 6), point(4, 6));
      return true;
    case op("v"):
      if (in.numbers() >= 4) path_.curve_to(point(0, 4), point(2, 4));
      return true;
    case op("y"):
      if (in.numbers() >= 4) path_.curve_to(point(0, 4), point(2, 4), point(2, 4));
      return true;
    case op("h"):
      path_.close();
      return true;
    case op("W"):
    case op("W*"):
      clip_pending_ = true;
      return true;
    default:
      return false;
  }
}

bool Painter::paint_path(std::uint32_t code) {
  switch (code) {
    case op("n"):
      break;
    case op("s"):
      path_.close();
      [[fallthrough]];
    case op("S"):
      stroke_path();
      break;
    case op("f"):
    case op("F"):
      fill_path(false);
      break;
    case op("f*"):
      fill_path(true);
      break;
    case op("b"):
      path_.close();
      [[fallthrough]];
    case op("B"):
      fill_path(false);
      stroke_path();
      break;
    case op("b*"):
      path_.close();
      [[fallthrough]];
    case op("B*"):
      fill_path(true);
      stroke_path();
      break;
    default:
      return false;
  }
  end_path();
  return true;
}

void Painter::end_path() {
  if (clip_pending_ && !path_.empty()) {
    const Rect clip = intersected(state_.clip, path_.bounds());
    // Clips that leave nothing stay small and sorted, so that everything is outside of them.
    state_.clip = {clip.x0, clip.y0, std::max(clip.x0, clip.x1), std::max(clip.y0, clip.y1)};
  }
  clip_pending_ = false;
  path_.clear();
}

// A frame painted as one rectangle inside another: the four bars between them.
bool fill_frame(const Rect& outer, const Rect& inner, const Ink& ink, const Rect& clip, PaintedLines& lines) {
  if (inner.x0 < outer.x0 || inner.x1 > outer.x1 || inner.y0 < outer.y0 || inner.y1 > outer.y1) return false;
  lines.fill({outer.x0, outer.y0, outer.x1, inner.y0}, ink, clip);
  lines.fill({outer.x0, inner.y1, outer.x1, outer.y1}, ink, clip);
  lines.fill({outer.x0, outer.y0, inner.x0, outer.y1}, ink, clip);
  lines.fill({inner.x1, outer.y0, outer.x1, outer.y1}, ink, clip);
  return true;
}

void Painter::fill_path(bool even_odd) {
  const Ink ink = state_.fill_ink();
  if (!ink.visible || path_.empty()) return;
  const auto parts = subpaths(path_.points());
  if (parts.size() == 2 && (even_odd || turns_left(parts[0]) != turns_left(parts[1]))) {
    const auto first = filled_box(parts[0]), second = filled_box(parts[1]);
    if (first && second &&
        (fill_frame(*first, *second, ink, state_.clip, lines_) ||
         fill_frame(*second, *first, ink, state_.clip, lines_)))
      return;
  }
  for (const auto& part : parts)
    if (const auto box = filled_box(part)) {
      lines_.fill(*box, ink, state_.clip);
      // Of a pattern nobody knows where it is open.
      if (ink.opaque && state_.fill.space != ColorSpace::kUnknown) runs_.cover(intersected(*box, state_.clip));
    }
}

void Painter::stroke_path() {
  const Ink ink = state_.stroke_ink();
  if (!ink.visible) return;
  const double width_pt = state_.line_width * state_.ctm.scale();
  const auto& points = path_.points();
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].step != Step::kLine && points[i].step != Step::kClose) continue;
    const PathPoint &p = points[i - 1], &q = points[i];
    lines_.stroke({p.x, p.y}, {q.x, q.y}, width_pt, state_.dashed, ink, state_.clip);
  }
}

void Painter::draw_object(std::string_view name, const ContentResources& resources, int depth) {
  const DrawnObject object = resources.object(name);
  if (object.kind == DrawnObject::Kind::kImage) lines_.image(mapped(state_.ctm, {0, 0, 1, 1}), state_.clip);
  if (object.kind != DrawnObject::Kind::kForm || !object.form) return;
  const FormContent& form = *object.form;
  const bool is_open = std::find(open_forms_.begin(), open_forms_.end(), &form) != open_forms_.end();
  if (depth >= kDeepestForm || is_open) {
    result_.cut_short = true;
    return;
  }
  const InkState before = state_;
  const TextState text_before = text_;
  state_.ctm = chained(form.matrix, state_.ctm);
  if (form.box) {
    path_.clear();
    path_.add_rectangle(state_.ctm, form.box->x0, form.box->y0, form.box->width(), form.box->height());
    clip_pending_ = true;
    end_path();
  }
  open_forms_.push_back(&form);
  run(form.bytes, form.resources ? *form.resources : resources, depth + 1);
  open_forms_.pop_back();
  state_ = before;
  text_ = text_before;
}

bool Painter::style_text(const ContentScanner& in, const ContentResources& resources) {
  TextStyle& style = state_.text;
  if (in.numbers() < 1) return false;
  const double number = in.number(0, 1);
  switch (in.code()) {
    case op("Tf"):
      style.font = resources.font(in.name());
      style.size = number;
      return true;
    case op("TL"):
      style.leading = number;
      return true;
    case op("Tc"):
      style.char_space = number;
      return true;
    case op("Tw"):
      style.word_space = number;
      return true;
    case op("Tz"):
      style.stretch = number / 100;
      return true;
    case op("Ts"):
      style.rise = number;
      return true;
    case op("Tr"):
      style.mode = number >= 0 && number < 8 ? static_cast<int>(number) : 0;
      return true;
    default:
      return false;
  }
}

bool Painter::follow_text(const ContentScanner& in, const ContentResources& resources) {
  const auto move = [&](double x, double y) { text_ = {chained({1, 0, 0, 1, x, y}, text_.line)}; };
  switch (in.code()) {
    case op("BT"):
      text_ = {};
      return true;
    case op("ET"):
      return true;
    case op("Tm"):
      if (in.numbers() >= 6)
        text_ = {
            {in.number(0, 6), in.number(1, 6), in.number(2, 6), in.number(3, 6), in.number(4, 6), in.number(5, 6)}};
      return true;
    case op("TD"):
      if (in.numbers() >= 2) state_.text.leading = -in.number(1, 2);
      [[fallthrough]];
    case op("Td"):
      if (in.numbers() >= 2) move(in.number(0, 2), in.number(1, 2));
      return true;
    case op("T*"):
      move(0, -state_.text.leading);
      return true;
    case op("\""):
      if (in.numbers() >= 2) {
        state_.text.word_space = in.number(0, 2);
        state_.text.char_space = in.number(1, 2);
      }
      [[fallthrough]];
    case op("'"):
      move(0, -state_.text.leading);
      [[fallthrough]];
    case op("Tj"):
    case op("TJ"):
      show_text(in);
      return true;
    default:
      return style_text(in, resources);
  }
}

void Painter::show_text(const ContentScanner& in) {
  note_tilted(in.string_bytes());
  if (!text_.is_known) {
    result_.all_placed = false;
    return;
  }
  const Transform start = chained({1, 0, 0, 1, text_.length, 0}, chained(text_.line, state_.ctm));
  const auto length = runs_.show(in.operands(), state_.text, start, state_.clip, state_.paints_text());
  text_.is_known = length.has_value();
  result_.all_placed = result_.all_placed && text_.is_known;
  text_.length += length.value_or(0);
}

void Painter::note_tilted(std::size_t bytes) {
  constexpr double kWidthOfByte = 0.6;  // em: a Latin letter, or more than half of a two-byte Chinese character
  constexpr double kTilt = 0.05;        // tangent of 3 degrees; Poppler keeps words with less together
  text_.shown_bytes += bytes;
  const Transform& m = text_.line;
  const Transform& c = state_.ctm;
  const double x = m.a * c.a + m.b * c.c, y = m.a * c.b + m.b * c.d;
  if (std::fmin(std::fabs(x), std::fabs(y)) <= kTilt * std::fmax(std::fabs(x), std::fabs(y))) {
    result_.all_placed = result_.all_placed && is_upright(x, y);
    return;
  }
  if (result_.tilted.size() >= kMostTiltedRuns) return;
  const double length = std::hypot(x, y);
  const Transform seen = chained(m, c);
  const double size_pt = std::fabs(state_.text.size) * seen.scale();
  if (!(length > 0) || !std::isfinite(length) || !std::isfinite(size_pt)) return;
  result_.tilted.push_back({{seen.e, seen.f},
                            {x / length, y / length},
                            size_pt,
                            size_pt * (kWidthOfByte * static_cast<double>(text_.shown_bytes) + 1)});
}

}  // namespace

PaintResult paint(std::string_view content, const ContentResources& resources, const Transform& base, Page& page) {
  PaintResult result;
  Painter painter(base, page, result);
  painter.run(content, resources, 0);
  result.glyphs = painter.runs().glyphs(page.images);
  if (!result.tilted.empty()) result.upright = painter.runs().upright();
  result.odd = painter.runs().odd();
  result.unnamed = painter.runs().unnamed(result.unnamed_fonts);
  result.cut_short = result.cut_short || painter.overflowed();
  return result;
}

}  // namespace yusuan::pdf
