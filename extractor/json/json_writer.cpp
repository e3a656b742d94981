#include "json/json_writer.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

#include "model/steering.h"

namespace yusuan::json {
namespace {

// Length of the well-formed UTF-8 sequence at the start of `text`, 0 when there is none (RFC 3629: no surrogates, no
// overlong forms, nothing beyond U+10FFFF).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return continues(1) ? 2 : 0;
  if (first < 0xF0) {
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
    return continues(1) && continues(2) ? 3 : 0;
  }
  if (first > 0xF4 || (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
  return continues(1) && continues(2) && continues(3) ? 4 : 0;
}

// The code point of a well-formed sequence of two or three bytes, 0 of any other.
char32_t short_sequence(std::string_view text, std::size_t length) {
  const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<unsigned char>(text[i]) & mask; };
  if (length == 2) return bits(0, 0x1FU) << 6U | bits(1, 0x3FU);
  return length == 3 ? bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU) : 0;
}

// Whoever prints the line shows what stands there; a program reads the same text.
bool needs_escape(std::string_view text, std::size_t length) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c < 0x80) return c == '"' || c == '\\' || steers_display(c);
  const bool may_steer = c == 0xC2 || c == 0xD8 || c == 0xE2;  // how those characters begin
  return may_steer && steers_display(short_sequence(text, length));
}

void append_control(std::string& out, char32_t c) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      constexpr char kHex[] = "0123456789abcdef";
      out += "\\u";
      out += kHex[c >> 12U & 15U];
      out += kHex[c >> 8U & 15U];
      out += kHex[c >> 4U & 15U];
      out += kHex[c & 15U];
  }
}

template <typename Number>
void append_number(std::string& out, Number number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

}  // namespace

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(levels_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += level.layout == Layout::kInline ? ", " : ",";
  level.empty = false;
  if (level.layout == Layout::kLines) new_line();
}

void JsonWriter::open(char bracket, Layout layout) {
  before_value();
  out_ += bracket;
  // What stands inside one line stays on it.
  const bool inherited = !levels_.empty() && levels_.back().layout == Layout::kInline;
  levels_.push_back({inherited ? Layout::kInline : layout});
}

void JsonWriter::close(char bracket) {
  assert(!levels_.empty() && !after_key_);
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.layout == Layout::kLines && !level.empty) new_line();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  write_string(name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  before_value();
  write_string(text);
}

void JsonWriter::value(std::int64_t number) {
  before_value();
  append_number(out_, number);
}

void JsonWriter::value(std::uint64_t number) {
  before_value();
  append_number(out_, number);
}

void JsonWriter::value(const Decimal& number) {
  before_value();
  out_ += number.to_string();
}

void JsonWriter::value(const Rect& box) {
  before_value();
  out_ += '[';
  write_coordinate(box.x0);
  out_ += ',';
  write_coordinate(box.y0);
  out_ += ',';
  write_coordinate(box.x1);
  out_ += ',';
  write_coordinate(box.y1);
  out_ += ']';
}

void JsonWriter::value(bool truth) {
  before_value();
  out_ += truth ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

void JsonWriter::place(int page, const Rect& box) {
  member("page", page);
  if (box == Rect{})
    null_member("box");
  else
    member("box", box);
}

void JsonWriter::null_member(std::string_view name) {
  key(name);
  null();
}

void JsonWriter::empty_array_member(std::string_view name) {
  key(name);
  begin_array();
  end_array();
}

// Hundredths are far finer than any pen; integers make the digits the same on every machine.
void JsonWriter::write_coordinate(double points) {
  constexpr double kLimit = 1e9;  // no page is that large; a damaged matrix can say so, and NaN is no JSON
  if (!(std::abs(points) < kLimit)) points = 0;
  std::int64_t hundredths = std::llround(points * 100);
  if (hundredths < 0) {
    out_ += '-';
    hundredths = -hundredths;
  }
  append_number(out_, hundredths / 100);
  const auto rest = static_cast<int>(hundredths % 100);
  if (rest == 0) return;
  out_ += '.';
  out_ += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out_ += static_cast<char>('0' + rest % 10);
}

void JsonWriter::write_string(std::string_view text) {
  out_ += '"';
  std::size_t clean = 0;  // start of the run that needs no change
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    const std::size_t length = sequence_length(rest);
    if (length > 0 && !needs_escape(rest, length)) {
      i += length;
      continue;
    }
    out_.append(text.substr(clean, i - clean));
    if (length == 0) {
      out_ += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else {
      append_control(out_, length == 1 ? static_cast<unsigned char>(c) : short_sequence(rest, length));
    }
    clean = i += std::max<std::size_t>(length, 1);
  }
  out_.append(text.substr(clean));
  out_ += '"';
}

std::string JsonWriter::take() {
  assert(levels_.empty() && !after_key_);
  out_ += '\n';
  return std::exchange(out_, {});
}

}  // namespace yusuan::json
