#include "pdf/opening.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace yusuan::pdf {
namespace {

struct Signature {
  std::string_view start, what;
};

constexpr Signature kSignatures[] = {
    {"PK\x03\x04", "a ZIP archive, as Office and OFD files are"},
    {"\xd0\xcf\x11\xe0", "an old Office document (.doc, .xls)"},
    {"version https://git-lfs", "a Git LFS pointer, not the file that it stands for"},
    {"\x89PNG", "a PNG image"},
    {"\xff\xd8\xff", "a JPEG image"},
    {"II*", "a TIFF image"},
    {"MM\0*", "a TIFF image"},
    {"GIF8", "a GIF image"},
    {"{\\rtf", "an RTF document"},
    {"%!PS", "a PostScript file"},
    {"Rar!", "a RAR archive"},
    {"7z\xbc\xaf", "a 7z archive"},
    {"\x1f\x8b", "a gzip file"},
    {"<?xml", "an XML file"},
};

bool looks_like_html(std::string_view bytes) {
  std::string start(bytes.substr(0, 512));
  std::transform(start.begin(), start.end(), start.begin(), [](unsigned char c) { return std::tolower(c); });
  constexpr std::string_view kTags[] = {"<html", "<!doctype html", "<head>", "<body", "<script", "<meta ", "<title>"};
  return std::any_of(std::begin(kTags), std::end(kTags),
                     [&](std::string_view tag) { return start.find(tag) != std::string::npos; });
}

}  // namespace

bool has_pdf_header(std::string_view bytes) {
  const std::size_t header = bytes.substr(0, 1024).find("%PDF-");
  // Web pages may speak of it.
  return header != std::string_view::npos && !looks_like_html(bytes.substr(0, header));
}

std::string describe_non_pdf(std::string_view bytes) {
  if (bytes.empty()) return "the file is empty";
  const std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (looks_like_html(bytes)) return "not a PDF: the file looks like a web page (HTML)";
  for (const Signature& signature : kSignatures)
    if (bytes.starts_with(signature.start)) return "not a PDF: the file looks like " + std::string(signature.what);
  return "not a PDF: the file does not begin as a PDF does";
}

}  // namespace yusuan::pdf
