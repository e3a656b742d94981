// Any content stream of a page: read and laid out, or an Error.
#include <string>

#include "grid/layout.h"
#include "pdf/reader.h"
#include "pdf_shape.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  const yusuan::ShapedPdf pdf{
      {{1, "<</Type/Catalog/Pages 2 0 R>>", {}},
       {2, "<</Type/Pages/Kids[3 0 R]/Count 1>>", {}},
       {3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 "
        "R>>/ExtGState<</G<</ca 0>>>>>>>>",
        {}},
       {4, "<</Length 0>>", content},
       {5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", {}},
       {6, "<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</X 6 0 R>>>>/Length 0>>", content}},
      "<</Size 7/Root 1 0 R>>\n"};
  const std::string bytes = put_together(pdf);
  try {
    yusuan::pdf::PdfReader reader(bytes, {});
    yusuan::grid::lay_out(reader.read(1));
  } catch (const yusuan::Error&) {
  }
  return 0;
}
