// Writes JSON text straight into one string: no tree of values, numbers exactly as they were printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/decimal.h"
#include "model/geometry.h"

namespace yusuan::json {

/// How a container is laid out: each member on a line of its own, or all on one line.
enum class Layout : std::uint8_t { kLines, kInline };

/// Containers are opened and closed in pairs; inside an object every value follows a key(). Indented by one space a
/// level. Strings that are not UTF-8 come out with U+FFFD for each bad byte, so the text is always valid JSON; what
/// steers a terminal or the direction of writing is escaped.
class JsonWriter {
 public:
  void begin_object(Layout layout = Layout::kLines) { open('{', layout); }
  void end_object() { close('}'); }
  void begin_array(Layout layout = Layout::kLines) { open('[', layout); }
  void end_array() { close(']'); }

  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::int64_t number);
  void value(int number) { value(std::int64_t{number}); }
  void value(std::uint64_t number);
  void value(const Decimal& number);  ///< all printed decimals: 62.80
  void value(const Rect& box);        ///< [x0, y0, x1, y1], rounded to 0.01 points
  void value(bool truth);
  void null();
  template <typename T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : null();
  }
  template <typename T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }
  /// A member that holds a list: `write` writes one element.
  template <typename List, typename Write>
  void list_of(std::string_view name, const List& elements, Write write, Layout layout = Layout::kLines) {
    key(name);
    begin_array(layout);
    for (const auto& element : elements) write(element);
    end_array();
  }
  /// The same for elements that are values.
  template <typename List>
  void list(std::string_view name, const List& elements, Layout layout = Layout::kLines) {
    list_of(
        name, elements, [this](const auto& element) { this->value(element); }, layout);
  }
  /// Members `page` and `box`; the empty box of what was read from a text dump is null.
  void place(int page, const Rect& box);
  void null_member(std::string_view name);
  void empty_array_member(std::string_view name);

  /// The whole text with a line feed at its end; the writer is empty afterwards.
  std::string take();

 private:
  struct Level {
    Layout layout;
    bool empty = true;
  };
  void open(char bracket, Layout layout);
  void close(char bracket);
  void before_value();
  void new_line();
  void write_string(std::string_view text);
  void write_coordinate(double points);

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace yusuan::json
