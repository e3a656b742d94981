// PDFs of one page, written out in the test that reads them.
#pragma once

#include <string>
#include <vector>

#include "pdf/reader.h"

namespace yusuan::pdf {

struct SmallPdf {
  std::string content;
  std::string page = "/MediaBox[0 0 300 200]";  ///< further entries of the page dictionary
  std::string resources = "/Font<</F 5 0 R>>";  ///< entries of the resource dictionary
  std::vector<std::string> objects;             ///< objects 6, 7, …

  /// Whole file, with a cross-reference table that is right.
  std::string bytes() const {
    std::vector<std::string> all = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R" + page + "/Contents 4 0 R/Resources<<" + resources + ">>>>",
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    };
    all.insert(all.end(), objects.begin(), objects.end());
    std::string out = "%PDF-1.7\n", table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string offset = std::to_string(out.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      out += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(all.size() + 1), start = std::to_string(out.size());
    return out + "xref\n0 " + size + "\n" + table + "trailer<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + start +
           "\n%%EOF\n";
  }

  static std::string stream(const std::string& entries, const std::string& data) {
    return "<<" + entries + "/Length " + std::to_string(data.size()) + ">>stream\n" + data + "\nendstream";
  }
};

inline Page read_page(const SmallPdf& pdf) {
  const std::string bytes = pdf.bytes();
  return PdfReader(bytes, {}).read(1);
}

}  // namespace yusuan::pdf
