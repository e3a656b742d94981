// pdf_seeds FOLDER MOST_BYTES PDF…: each page as a PDF of its own below FOLDER/pdf, streams unpacked, laid out so that
// a fuzzer can change it at its joints; its operators below FOLDER/content. Those beyond MOST_BYTES are left out.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

#include "pdf_shape.h"

namespace {

namespace fs = std::filesystem;

std::string page_alone(QPDFPageObjectHelper& page) {
  QPDF alone;
  alone.emptyPDF();
  QPDFPageDocumentHelper(alone).addPage(page, false);
  QPDFWriter writer(alone);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setStreamDataMode(qpdf_s_uncompress);
  writer.setDecodeLevel(qpdf_dl_generalized);
  writer.setStaticID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

void take_pages(const fs::path& file, const fs::path& folder, std::size_t most) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processFile(file.c_str());
  const std::string stem = file.parent_path().filename().string() + "-" + file.stem().string();
  int number = 0;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    const std::string name = stem + "-" + std::to_string(++number);
    const std::string bytes = page_alone(page);
    const auto shaped = yusuan::taken_apart(bytes);
    if (!shaped) {
      std::cerr << file << ": page " << number << " is laid out another way\n";
      continue;
    }
    if (const std::string whole = put_together(*shaped); whole.size() <= most) write(folder / "pdf" / name, whole);
    for (const yusuan::ShapedObject& object : shaped->objects)
      if (is_content(object) && object.stream->size() <= most) write(folder / "content" / name, *object.stream);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const fs::path folder = argv[1];
  for (const char* kind : {"pdf", "content"}) fs::create_directories(folder / kind);
  for (int i = 3; i < argc; ++i) try {
      take_pages(argv[i], folder, std::stoul(argv[2]));
    } catch (const std::exception& error) {
      std::cerr << argv[i] << ": " << error.what() << "\n";
    }
  return 0;
}
