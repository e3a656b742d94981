#include "pdf_shape.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace yusuan {
namespace {

constexpr std::string_view kLength = "/Length ";

std::size_t number_at(std::string_view text, std::size_t& at) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
  if (error != std::errc()) return std::string_view::npos;
  at = static_cast<std::size_t>(end - text.data());
  return number;
}

bool take(std::string_view text, std::size_t& at, std::string_view word) {
  if (text.substr(at, word.size()) != word) return false;
  at += word.size();
  return true;
}

// Sets the number behind `key`, if there is one in place.
void set_number(std::string& dictionary, std::string_view key, std::size_t value) {
  const std::size_t found = dictionary.find(key);
  if (found == std::string::npos) return;
  const std::size_t start = found + key.size();
  const std::size_t end = std::min(dictionary.find_first_not_of("0123456789", start), dictionary.size());
  dictionary.replace(start, end - start, std::to_string(value));
}

std::optional<ShapedObject> next_object(std::string_view bytes, std::size_t& at) {
  ShapedObject object;
  const std::size_t number = number_at(bytes, at);
  if (number > 1'000'000 || !take(bytes, at, " 0 obj\n")) return std::nullopt;
  object.number = static_cast<int>(number);
  const std::size_t end = bytes.find("\nendobj\n", at), data = bytes.find("\nstream\n", at);
  if (end == std::string_view::npos) return std::nullopt;
  object.head = bytes.substr(at, std::min(end, data) - at);
  if (data > end) {
    at = end + 8;
    return object;
  }
  const std::size_t said = object.head.find(kLength);
  if (said == std::string::npos) return std::nullopt;
  std::size_t digits = said + kLength.size();
  const std::size_t length = number_at(object.head, digits);
  at = data + 8;
  if (length > bytes.size() - at) return std::nullopt;
  object.stream = bytes.substr(at, length);
  at += length;
  take(bytes, at, "\n");
  if (!take(bytes, at, "endstream\nendobj\n")) return std::nullopt;
  return object;
}

}  // namespace

std::optional<ShapedPdf> taken_apart(std::string_view bytes) {
  ShapedPdf pdf;
  if (!bytes.starts_with("%PDF-")) return std::nullopt;
  std::size_t at = bytes.find('\n') + 1;
  while (at < bytes.size() && bytes[at] == '%') at = bytes.find('\n', at) + 1;
  while (!take(bytes, at, "xref\n")) {
    while (take(bytes, at, "\n")) continue;
    auto object = next_object(bytes, at);
    if (!object) return std::nullopt;
    pdf.objects.push_back(std::move(*object));
  }
  const std::size_t start = bytes.find("trailer", at), end = bytes.find("startxref", at);
  if (start == std::string_view::npos || end < start + 7 || end == std::string_view::npos || pdf.objects.empty())
    return std::nullopt;
  pdf.trailer = bytes.substr(start + 7, end - start - 7);
  return pdf;
}

std::string put_together(const ShapedPdf& pdf) {
  std::string out = "%PDF-1.7\n";
  std::map<int, std::size_t> offsets;
  for (const ShapedObject& object : pdf.objects) {
    std::string head = object.head;
    if (object.stream) set_number(head, kLength, object.stream->size());
    offsets[object.number] = out.size();
    out += std::to_string(object.number) + " 0 obj\n" + head;
    if (object.stream) out += "\nstream\n" + *object.stream + "\nendstream";
    out += "\nendobj\n";
  }
  const std::size_t start = out.size();
  const int size = offsets.empty() ? 1 : offsets.rbegin()->first + 1;
  out += "xref\n0 1\n0000000000 65535 f \n";
  for (const auto& [number, offset] : offsets) {
    const std::string digits = std::to_string(offset);
    out += std::to_string(number) + " 1\n" + std::string(10 - std::min<std::size_t>(digits.size(), 10), '0') + digits +
           " 00000 n \n";
  }
  std::string trailer = pdf.trailer;
  set_number(trailer, "/Size ", static_cast<std::size_t>(size));
  return out + "trailer" + trailer + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

bool is_content(const ShapedObject& object) {
  return object.stream && object.head.find("/FontFile") == std::string::npos &&
         object.head.find("/Length1") == std::string::npos && object.head.find("/CIDFont") == std::string::npos &&
         object.head.find("/Image") == std::string::npos && object.stream->find(" T") != std::string::npos;
}

}  // namespace yusuan
