#include <gtest/gtest.h>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "small_pdf.h"

namespace yusuan::pdf {
namespace {

std::string refusal(std::string_view bytes, ErrorCode expected, const std::optional<std::string>& password = {}) {
  try {
    PdfReader reader(bytes, password);
  } catch (const Error& e) {
    EXPECT_EQ(static_cast<int>(e.code()), static_cast<int>(expected)) << e.what();
    return e.what();
  }
  ADD_FAILURE() << "was read";
  return {};
}

std::string encrypted(const std::string& plain) {
  QPDF pdf;
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters("open", "own", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

TEST(Opening, SaysWhatIsNoPdf) {
  EXPECT_EQ(refusal("", ErrorCode::kNotPdf), "the file is empty");
  EXPECT_NE(refusal("version https://git-lfs.github.com/spec/v1\n", ErrorCode::kNotPdf).find("Git LFS"),
            std::string::npos);
  EXPECT_NE(refusal("<!DOCTYPE html><html></html>", ErrorCode::kNotPdf).find("web page"), std::string::npos);
  EXPECT_NE(refusal("<script>location = 'a.pdf'</script> %PDF-1.4", ErrorCode::kNotPdf).find("web page"),
            std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04....", ErrorCode::kNotPdf).find("ZIP"), std::string::npos);
  EXPECT_NE(refusal("no PDF at all", ErrorCode::kNotPdf), "");
}

TEST(Opening, SaysWhatIsDamaged) {
  EXPECT_NE(refusal("%PDF-1.7\nnothing more", ErrorCode::kDamaged).find("damaged"), std::string::npos);
}

TEST(Opening, NeedsTheRightPassword) {
  const std::string bytes = encrypted(SmallPdf{"10 10 100 .5 re f"}.bytes());
  EXPECT_NE(refusal(bytes, ErrorCode::kEncrypted).find("--password"), std::string::npos);
  EXPECT_NE(refusal(bytes, ErrorCode::kEncrypted, "wrong").find("does not open"), std::string::npos);
  for (const char* password : {"open", "own"}) EXPECT_EQ(PdfReader(bytes, password).read(1).rulings.size(), 1u);
}

TEST(Opening, IgnoresAPasswordThatIsNotNeeded) {
  const std::string bytes = SmallPdf{"10 10 100 .5 re f"}.bytes();
  EXPECT_EQ(PdfReader(bytes, "unneeded").read(1).rulings.size(), 1u);
}

TEST(Opening, ReadsWithoutCrossReferences) {
  std::string bytes = SmallPdf{"10 10 100 .5 re f BT /F 12 Tf 10 50 Td (text) Tj ET"}.bytes();
  const std::size_t table = bytes.find("xref");
  bytes.erase(table, bytes.find("trailer") - table);
  PdfReader reader(bytes, {});
  const Page page = reader.read(1);
  EXPECT_EQ(page.rulings.size(), 1u);
  EXPECT_EQ(page.words.size(), 1u);
  EXPECT_FALSE(reader.take_diagnostics().empty());
  EXPECT_TRUE(reader.take_diagnostics().empty());
}

TEST(Opening, CollectsComplaintsInsteadOfPrintingThem) {
  const std::string bytes = SmallPdf{"1 2 frobnicate 1 2 frobnicate (unclosed"}.bytes();
  testing::internal::CaptureStderr();
  PdfReader reader(bytes, {});
  reader.read(1);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  const auto complaints = reader.take_diagnostics();
  ASSERT_FALSE(complaints.empty());
  EXPECT_EQ(complaints[0].code, "poppler");
  EXPECT_EQ(complaints[0].page, 1);
}

}  // namespace
}  // namespace yusuan::pdf
