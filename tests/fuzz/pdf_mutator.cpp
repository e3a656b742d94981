// Makes libFuzzer change PDFs at their joints: numbers, operators, keys and references in place of bytes. What is no
// PDF is changed byte by byte as usual.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

#include "pdf_shape.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using yusuan::ShapedObject;
using yusuan::ShapedPdf;
using Chance = std::minstd_rand;

const char* const kNumbers[] = {"0",
                                "-1",
                                "1",
                                "0.00001",
                                "1e9",
                                "-1e9",
                                "2147483647",
                                "-2147483648",
                                "4294967296",
                                "9223372036854775807",
                                "99999999999999999999",
                                "--5",
                                ".",
                                "1e308",
                                "600",
                                "841.89",
                                "36"};
const char* const kOperators[] = {"q",
                                  "Q",
                                  "0 0 0 0 re f",
                                  "1 0 0 1 5 5 cm",
                                  "0 0 0 0 0 0 cm",
                                  "-1 0 0 -1 0 0 cm",
                                  "0 1 -1 0 0 0 cm",
                                  "10 10 100 0.5 re f",
                                  "50 50 200 100 re S",
                                  "0 0 m 500 0 l S",
                                  "0 0 m 0 700 l S",
                                  "BT",
                                  "ET",
                                  "W n",
                                  "3 Tr",
                                  "0 Tr",
                                  "7 Tr",
                                  "0 Tz",
                                  "-100 Tz",
                                  "1000 Tc",
                                  "1000 Tw",
                                  "0 0 Td",
                                  "0 -12 Td",
                                  "T*",
                                  "(1,234.56) Tj",
                                  "[(1)-9000(2)]TJ",
                                  "<00010002> Tj",
                                  "1 1 1 rg",
                                  "0 g",
                                  "[3 2] 0 d",
                                  "0 w",
                                  "500 w",
                                  "/Im0 Do",
                                  "/Fm0 Do",
                                  "/X5 Do",
                                  "sh",
                                  "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI",
                                  "/GS0 gs",
                                  "/P <</MCID 0>> BDC",
                                  "/Span <</ActualText(1)>> BDC",
                                  "EMC",
                                  "1 0 0 1 0 0 Tm",
                                  "0 0 0 0 0 0 Tm",
                                  "1000000 0 0 1 0 0 Tm"};
const char* const kKeys[] = {"/Rotate 90",
                             "/Rotate -270",
                             "/Rotate 45",
                             "/UserUnit 1000",
                             "/UserUnit 0",
                             "/MediaBox[0 0 0 0]",
                             "/MediaBox[0 0 1e9 1e9]",
                             "/MediaBox[600 800 0 0]",
                             "/CropBox[10 10 11 11]",
                             "/CropBox[-1e6 -1e6 1e6 1e6]",
                             "/Annots[<</Subtype/FreeText/Rect[0 0 100 100]/Contents(1)>>]",
                             "/Matrix[0 0 0 0 0 0]",
                             "/Matrix[1e6 0 0 1e6 0 0]",
                             "/BBox[0 0 0 0]",
                             "/Encoding/Identity-V",
                             "/Encoding/GBK-EUC-H",
                             "/WMode 1",
                             "/W[0 65535 1e9]",
                             "/DW -1000",
                             "/FontBBox[0 0 0 0]",
                             "/FontMatrix[0 0 0 0 0 0]",
                             "/Ascent 1e9",
                             "/Count 2147483647",
                             "/Filter/FlateDecode",
                             "/Filter[/ASCIIHexDecode/LZWDecode]",
                             "/Type/Pages",
                             "/OC<</Type/OCG>>",
                             "/ca 0",
                             "/BM/Multiply"};

std::size_t below(Chance& chance, std::size_t count) { return count == 0 ? 0 : chance() % count; }

template <std::size_t Count>
std::string any_of(const char* const (&words)[Count], Chance& chance) {
  return words[below(chance, Count)];
}

bool parts(char c) { return std::strchr(" \n\r\t[]<>()/", c) != nullptr; }

// A word somewhere in the text: [first, last).
struct Word {
  std::size_t first, last;
};

Word any_word(const std::string& text, Chance& chance) {
  std::size_t first = below(chance, text.size());
  while (first < text.size() && parts(text[first])) ++first;
  while (first > 0 && !parts(text[first - 1])) --first;
  std::size_t last = first;
  while (last < text.size() && !parts(text[last])) ++last;
  return {first, last};
}

std::string number_like(const std::string& old, Chance& chance) {
  if (chance() % 2 == 0) return any_of(kNumbers, chance);
  const double value = std::strtod(old.c_str(), nullptr);
  const double step[] = {0.01, 0.5, 1, 3, 12, 100, -0.01, -1, -12};
  return std::to_string(value + step[below(chance, std::size(step))]);
}

// Lines of a stream, or any stretch: twice, gone, or elsewhere.
void move_stretch(std::string& text, Chance& chance) {
  if (text.size() < 4) return;
  std::size_t first = below(chance, text.size()), last = std::min(text.size(), first + 1 + below(chance, 400));
  first = text.rfind('\n', first) == std::string::npos ? first : text.rfind('\n', first);
  last = std::min(text.find('\n', last), text.size());
  const std::string stretch = text.substr(first, last - first);
  switch (chance() % 4) {
    case 0:
      text.erase(first, last - first);
      break;
    case 1:
      text.insert(below(chance, text.size()), stretch);
      break;
    case 2:
      for (std::size_t i = 0, count = 1 + below(chance, 30); i < count; ++i) text.insert(last, stretch);
      break;
    default:
      text.erase(first, last - first);
      text.insert(below(chance, text.size() + 1), stretch);
  }
}

void change_bytes(std::string& text, std::size_t room) {
  const std::size_t size = text.size();
  text.resize(size + std::min<std::size_t>(room, 64) + 1);
  text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
}

void change_content(std::string& text, std::size_t room, Chance& chance) {
  const unsigned kind = chance() % 8;
  if (text.empty() || kind == 0) return change_bytes(text, room);
  if (kind < 3) return move_stretch(text, chance);
  const Word word = any_word(text, chance);
  if (kind == 3) {
    text.insert(word.last, " " + any_of(kOperators, chance) + "\n");
    return;
  }
  const std::string old = text.substr(word.first, word.last - word.first);
  const bool number = !old.empty() && old.find_first_not_of("0123456789.-+") == std::string::npos;
  text.replace(word.first, old.size(), number ? number_like(old, chance) : any_of(kOperators, chance));
}

void change_head(std::string& text, const ShapedPdf& pdf, std::size_t room, Chance& chance) {
  const unsigned kind = chance() % 6;
  if (text.empty() || kind == 0) return change_bytes(text, room);
  if (const std::size_t open = text.find("<<"); kind == 1 && open != std::string::npos) {
    text.insert(open + 2, " " + any_of(kKeys, chance) + " ");
    return;
  }
  if (const std::size_t found = text.find(" 0 R", below(chance, text.size()));
      kind == 2 && found != std::string::npos) {
    std::size_t first = found;
    while (first > 0 && text[first - 1] >= '0' && text[first - 1] <= '9') --first;
    text.replace(first, found - first, std::to_string(pdf.objects[below(chance, pdf.objects.size())].number));
    return;
  }
  const Word word = any_word(text, chance);
  const std::string old = text.substr(word.first, word.last - word.first);
  const bool number = !old.empty() && old.find_first_not_of("0123456789.-+") == std::string::npos;
  text.replace(word.first, old.size(),
               number              ? number_like(old, chance)
               : chance() % 2 == 0 ? ""
                                   : any_of(kNumbers, chance));
}

// Contents and what pages and fonts say, more often than the bytes of fonts.
ShapedObject& any_object(ShapedPdf& pdf, Chance& chance) {
  for (int tries = 0; tries < 4; ++tries) {
    ShapedObject& object = pdf.objects[below(chance, pdf.objects.size())];
    if (!object.stream || is_content(object)) return object;
  }
  return pdf.objects[below(chance, pdf.objects.size())];
}

std::size_t given_back(const std::string& bytes, std::uint8_t* data, std::size_t size, std::size_t max_size) {
  if (bytes.size() > max_size) return size;
  std::memcpy(data, bytes.data(), bytes.size());
  return bytes.size();
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  Chance chance(seed + 1);
  auto pdf = yusuan::taken_apart({reinterpret_cast<const char*>(data), size});
  // Repairing what is broken is worth some tries, too.
  if (!pdf || chance() % 16 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::size_t room = max_size > size ? max_size - size : 0;
  for (std::size_t i = 0, count = 1 + below(chance, 3); i < count; ++i) {
    ShapedObject& object = any_object(*pdf, chance);
    if (object.stream && is_content(object) && chance() % 4 != 0)
      change_content(*object.stream, room, chance);
    else if (object.stream && chance() % 3 == 0)
      change_bytes(*object.stream, room);
    else
      change_head(object.head, *pdf, room, chance);
  }
  return given_back(put_together(*pdf), data, size, max_size);
}

// A page of the one with the operators of the other.
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1, std::size_t size1,
                                                 const std::uint8_t* data2, std::size_t size2, std::uint8_t* out,
                                                 std::size_t max_size, unsigned seed) {
  Chance chance(seed + 1);
  auto one = yusuan::taken_apart({reinterpret_cast<const char*>(data1), size1});
  auto other = yusuan::taken_apart({reinterpret_cast<const char*>(data2), size2});
  if (!one || !other) return 0;
  ShapedObject& into = any_object(*one, chance);
  const ShapedObject& from = any_object(*other, chance);
  if (into.stream && from.stream && is_content(into) && is_content(from)) {
    const std::size_t first = below(chance, into.stream->size() + 1), cut = below(chance, from.stream->size() + 1);
    *into.stream = into.stream->substr(0, first) + "\n" + from.stream->substr(cut);
  } else {
    into.head = from.head;
    into.stream = from.stream;
  }
  const std::string bytes = put_together(*one);
  return bytes.size() > max_size ? 0 : given_back(bytes, out, 0, max_size);
}
