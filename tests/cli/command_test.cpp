// Runs the built program as a user would and looks at its exit status, stdout and stderr.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <sstream>
#include <string>

#include "test_paths.h"

namespace {

namespace fs = std::filesystem;

const std::string kPdf = YUSUAN_FIXTURES "/xinjiang-unit-budget/input.pdf";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// The same document with AES-256 under the password "user".
void write_encrypted(const fs::path& path) {
  QPDF pdf;
  pdf.processFile(kPdf.c_str());
  QPDFWriter writer(pdf, path.c_str());
  writer.setR6EncryptionParameters("user", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
}

// An image and nothing else, behind the pages of `before`.
void write_scan(const fs::path& path, const std::string& before) {
  QPDF pdf;
  before.empty() ? pdf.emptyPDF() : pdf.processFile(before.c_str());
  const auto content =
      QPDFObjectHandle::newStream(&pdf, "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q");
  auto page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>");
  page.replaceKey("/Contents", content);
  pdf.addPage(pdf.makeIndirectObject(page), false);
  QPDFWriter(pdf, path.c_str()).write();
}

struct Ending {
  int status;
  std::string out, err;
};

class Command : public testing::Test {
 protected:
  Command() {
    std::string name = (fs::temp_directory_path() / "yusuan-test-XXXXXX").string();
    dir_ = mkdtemp(name.data());
    setenv("LC_ALL", "C.UTF-8", 1);  // the language of messages
  }
  ~Command() override { fs::remove_all(dir_); }

  // `arguments` go through the shell, so that redirections work.
  Ending run(const std::string& arguments) const {
    const std::string files = " > '" + (dir_ / "stdout").string() + "' 2> '" + (dir_ / "stderr").string() + "' ";
    // The given redirections come last and win.
    const int status = std::system(("'" YUSUAN_PROGRAM "'" + files + arguments).c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(dir_ / "stdout"), read(dir_ / "stderr")};
  }

  fs::path dir_;
};

TEST_F(Command, EndsAsTheTableSays) {
  const std::string pdf = read(kPdf);
  ASSERT_FALSE(pdf.empty()) << kPdf;
  const fs::path folder = dir_ / "t";
  fs::create_directory(folder);
  write(folder / "预算.pdf", pdf);
  write(folder / "empty.pdf", "");
  write(folder / "noise.pdf", "no PDF at all\n");
  write(folder / "cut.pdf", pdf.substr(0, 600));
  write(folder / "noise.db",
        "no database at all, though long enough to hold the header of one, which has 100 bytes: .............\n");
  fs::create_directories(folder / "nothing");
  fs::create_directories(folder / "budgets" / "2026");
  fs::copy_file(kPdf, folder / "budgets" / "a.pdf");
  fs::copy_file(kPdf, folder / "budgets" / "2026" / "b.pdf");
  write_encrypted(folder / "locked.pdf");
  write_scan(folder / "scan.pdf", "");
  write_scan(folder / "half.pdf", kPdf);
  const auto filled_in = [&](const std::string& text) {
    return replaced(replaced(text, "$T", folder.string()), "$PDF", kPdf);
  };
  std::ifstream table(YUSUAN_TEST_DATA "/command.txt");
  int cases = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.rfind('#', 0) == 0) continue;
    std::istringstream fields(line);
    std::string arguments, status, beginning;
    std::getline(fields, arguments, '|');
    std::getline(fields, status, '|');
    std::getline(fields, beginning, '|');
    beginning = filled_in(trimmed(beginning));
    const Ending ending = run(filled_in(arguments));
    EXPECT_EQ(ending.status, std::stoi(status)) << line << "\n" << ending.err;
    EXPECT_TRUE(ending.err.rfind(beginning, 0) == 0) << line << "\n" << ending.err;
    EXPECT_EQ(std::count(ending.err.begin(), ending.err.end(), '\n'), beginning.empty() ? 0 : 1) << line << ending.err;
    EXPECT_TRUE(ending.status <= 1 || ending.out.empty()) << line;
    ++cases;
  }
  EXPECT_GT(cases, 0);
}

TEST_F(Command, WritesTheSameBytesToAFileAsToStandardOutput) {
  const Ending shown = run("extract '" + kPdf + "'");
  ASSERT_EQ(shown.status, 0) << shown.err;
  ASSERT_EQ(run("extract '" + kPdf + "' -o '" + (dir_ / "out").string() + "'").status, 0);
  EXPECT_EQ(read(dir_ / "out" / "input.json"), shown.out);
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_ / "out"), fs::directory_iterator{}), 1);
}

TEST_F(Command, TablesHaveTheirOwnFiles) {
  const std::string out = "'" + dir_.string() + "/out'";
  ASSERT_EQ(run("tables '" + kPdf + "' --pages 6-7 --format csv -o " + out + " --debug " + out).status, 0);
  ASSERT_EQ(run("tables '" + kPdf + "' --pages 6-7 -o " + out).status, 0);
  const auto names_in = [](const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  };
  const fs::path folder = dir_ / "out" / "input.tables";
  EXPECT_EQ(names_in(dir_ / "out"), (std::vector<std::string>{"input.tables", "input.tables-page-006.svg",
                                                              "input.tables-page-007.svg", "input.tables.json"}));
  EXPECT_EQ(names_in(folder), (std::vector<std::string>{"page-006-table-1.csv", "page-007-table-1.csv"}));
  EXPECT_EQ(run("tables '" + kPdf + "' --pages 6-7 --format csv").out,
            read(folder / "page-006-table-1.csv") + "\r\n" + read(folder / "page-007-table-1.csv"));
}

TEST_F(Command, ChecksManyDocumentsAndClosesOverAll) {
  fs::create_directories(dir_ / "in" / "2026");
  fs::copy_file(kPdf, dir_ / "in" / "a.pdf");
  fs::copy_file(kPdf, dir_ / "in" / "2026" / "b.pdf");
  write(dir_ / "in" / "c.pdf", "no PDF");
  const std::string folder = "'" + (dir_ / "in").string() + "'";
  const Ending text = run("check " + folder);
  EXPECT_EQ(text.status, 3);
  const std::string closing = text.out.substr(text.out.rfind("\n", text.out.size() - 2) + 1);
  EXPECT_EQ(closing.rfind("共 3 份文件，2 份有不符：相符 ", 0), 0U) << closing;
  EXPECT_NE(closing.find("，不符 2，跳过 "), std::string::npos) << closing;
  EXPECT_NE(closing.find("；1 份无法读取\n"), std::string::npos) << closing;
  const auto json = nlohmann::json::parse(run("check " + folder + " -f json").out);
  EXPECT_EQ(json["files"].size(), 2U);
  EXPECT_EQ(json["failed"], 2);
  EXPECT_EQ(json["unreadable"].size(), 1U);
  const std::string csv = run("check " + folder + " -f csv").out;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3) << csv;
  EXPECT_NE(csv.find("/2026/b.pdf,"), std::string::npos) << csv;
  std::istringstream lines(run("check " + folder + " -f ndjson").out);
  for (std::string line; std::getline(lines, line);) EXPECT_EQ(nlohmann::json::parse(line)["status"], "fail");
}

// One office's budgets of two years, as text: what the second says of the year before in its changes.
TEST_F(Command, ChecksWhatADocumentSaysOfTheYearBeforeAgainstThatYears) {
  const auto budget = [](const char* year, const char* total, const char* change, const char* project) {
    const std::string start = std::string("    ") + year + "年";
    return std::string("                某某市档案局") + year + "年部门预算\n\n一、收支预算情况说明\n\n" + start +
           "收入预算" + total + "万元，比上年预算" + change + "。\n" + start + "支出预算" + total + "万元，比上年预算" +
           change + "。\n" + start + "基本支出1,900.25万元，与上年预算持平。\n" + start + "项目支出" + project +
           "。\n" + start + "“三公”经费预算30.00万元，比上年预算减少5.00万元，下降14.29%。\n";
  };
  const fs::path before = dir_ / "before.txt", now = dir_ / "now.txt";
  const std::string both = "check '" + now.string() + "' '" + before.string() + "'";
  write(before, replaced(budget("2023", "2,360.50", "增加10.50万元，增长0.45%", "460.25万元，与上年预算持平"),
                         "30.00万元，比上年预算减少5.00万元，下降14.29%", "35.00万元，与上年预算持平"));
  write(now, budget("2024", "2,410.50", "增加50.00万元，增长2.12%", "510.25万元，比上年预算增加50.00万元，增长10.86%"));
  EXPECT_EQ(run(both).status, 0) << run(both).out;
  write(now,
        budget("2024", "2,410.50", "增加50.00万元，增长2.12%", "510.25万元，比上年预算增加100.00万元，增长24.38%"));
  const Ending text = run(both);
  EXPECT_EQ(text.status, 1);
  EXPECT_NE(text.out.find("“项目支出”：按本文件，上年为410.25万元（第1页），而2023年的文件为460.25万元（第1页）"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("共 2 份文件，1 份有不符"), std::string::npos) << text.out;
  const auto json = nlohmann::json::parse(run(both + " -f json").out);
  ASSERT_EQ(json["across_years"].size(), 1U);
  EXPECT_EQ(json["across_years"][0]["file"], now.string());
  EXPECT_NE(run(both + " -f csv").out.find("prior_year"), std::string::npos);
  EXPECT_EQ(run(both + " --min-stake 1000000").status, 0);
}

TEST_F(Command, TheEndingOfTheNameSaysTheFormat) {
  const auto file = [&](const std::string& name) { return dir_ / "r" / name; };
  for (const char* name : {"a.json", "a.csv", "a.ndjson", "a.html"}) {
    ASSERT_EQ(run("extract '" + kPdf + "' -o '" + file(name).string() + "'").status, 0) << name;
    EXPECT_TRUE(fs::is_regular_file(file(name))) << name;
  }
  EXPECT_EQ(read(file("a.json")), run("extract '" + kPdf + "'").out);
  EXPECT_EQ(read(file("a.csv")), run("extract '" + kPdf + "' --format csv").out);
}

TEST_F(Command, TwoDocumentsInOneFolderKeepTheirFiles) {
  const std::string out = "' --format csv -o '" + (dir_ / "out").string() + "'";
  fs::copy_file(kPdf, dir_ / "other.pdf");
  ASSERT_EQ(run("extract '" + kPdf + out).status, 0);
  ASSERT_EQ(run("extract '" + (dir_ / "other.pdf").string() + out).status, 0);
  EXPECT_TRUE(fs::exists(dir_ / "out" / "input" / "facts.csv"));
  EXPECT_TRUE(fs::exists(dir_ / "out" / "other" / "facts.csv"));
}

// Also in another run: the second document's name goes on with its hash, the first one's files stay.
TEST_F(Command, DocumentsOfOneNameNeverOverwriteEachOther) {
  const std::string other = YUSUAN_FIXTURES "/two-on-a-page/input.pdf";
  for (const char* format : {"json", "text", "csv", "ndjson", "html", "xlsx"}) {
    const fs::path out = dir_ / format;
    const std::string options = std::string(" -f ") + format + " -o '" + out.string() + "'";
    for (const std::string& pdf : {kPdf, other, other, kPdf})
      ASSERT_EQ(run("extract '" + pdf + "'" + options).status, 0) << format;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(out)) names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    ASSERT_EQ(names.size(), 2U) << format;
    EXPECT_EQ(names[0], "input");
    EXPECT_EQ(names[1].size(), std::string("input-0123456789ab").size());
  }
  EXPECT_NE(read(dir_ / "json" / "input.json").find("示例自治区社会保险中心"), std::string::npos);
}

TEST_F(Command, ManyDocumentsMakeOneFileOfFiguresUnderOneHeader) {
  const std::string two = "extract '" + kPdf + "' '" YUSUAN_FIXTURES "/two-on-a-page/input.pdf' ";
  const std::string csv = run(two + "-f csv").out;
  EXPECT_EQ(csv.find("document_id,"), 0U);
  EXPECT_EQ(csv.find("document_id,", 1), std::string::npos);
  ASSERT_EQ(run(two + "-o '" + (dir_ / "all.csv").string() + "'").status, 0);
  EXPECT_EQ(read(dir_ / "all.csv"), csv);
  ASSERT_EQ(run(two + "-o '" + (dir_ / "all.xlsx").string() + "'").status, 0);
  EXPECT_EQ(read(dir_ / "all.xlsx").substr(0, 2), "PK");
  const std::string parquet = run(two + "-f parquet").out;
  ASSERT_GE(parquet.size(), 8U);
  EXPECT_EQ(parquet.substr(0, 4) + parquet.substr(parquet.size() - 4), "PAR1PAR1");
  ASSERT_EQ(run(two + "-o '" + (dir_ / "all.parquet").string() + "'").status, 0);
  EXPECT_EQ(read(dir_ / "all.parquet"), parquet);
}

TEST_F(Command, PrintsTheWholePageAboutTheFeed) {
  EXPECT_EQ(run("schema facts.md").out, read(YUSUAN_FIXTURES "/../schemas/facts.md"));
}

TEST_F(Command, ShellsAndManKnowEveryOption) {
  const std::string manual = run("man").out;
  std::vector<std::string> scripts;
  for (const char* shell : {"bash", "zsh", "fish"}) scripts.push_back(run(std::string("completion ") + shell).out);
  for (const char* command : {"extract", "tables", "check", "batch", "worker", "schema"}) {
    const std::string help = run(std::string(command) + " --help").out;
    EXPECT_NE(manual.find(std::string(".SS ") + command), std::string::npos);
    for (std::size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at + 2)) {
      std::size_t end = at + 2;
      while (end < help.size() && (std::isalpha(static_cast<unsigned char>(help[end])) || help[end] == '-')) ++end;
      const std::string option = help.substr(at + 2, end - at - 2);
      if (option.empty()) continue;
      for (const std::string& script : scripts)
        EXPECT_NE(script.find(option), std::string::npos) << command << " " << option;
      EXPECT_NE(manual.find(replaced(option, "-", "\\-")), std::string::npos) << command << " " << option;
    }
  }
  write(dir_ / "completion", scripts[0]);
  EXPECT_EQ(std::system(("bash -n '" + (dir_ / "completion").string() + "'").c_str()), 0);
}

TEST_F(Command, EndsQuietlyWhenNobodyReadsOn) {
  const std::string status = "'" + (dir_ / "status").string() + "'", err = "'" + (dir_ / "stderr").string() + "'";
  // More than a pipe holds, so that it is written after its reader's end.
  const std::string command = "extract '" + kPdf + "' 2> " + err + "; echo $? > " + status + "; } | true";
  std::system(("{ '" YUSUAN_PROGRAM "' " + command).c_str());
  EXPECT_EQ(read(dir_ / "status"), "141\n");
  EXPECT_EQ(read(dir_ / "stderr"), "");
}

TEST_F(Command, KeepsTheOldResultWhenTheNewOneFails) {
  write(dir_ / "a.pdf", "no PDF");
  write(dir_ / "a.json", "old");
  EXPECT_EQ(run("extract '" + (dir_ / "a.pdf").string() + "' -o '" + dir_.string() + "'").status, 3);
  EXPECT_EQ(read(dir_ / "a.json"), "old");
}

TEST_F(Command, ReadsTheSameFromStandardInput) {
  auto from_file = nlohmann::json::parse(run("extract '" + kPdf + "'").out);
  auto from_stdin = nlohmann::json::parse(run("extract - < '" + kPdf + "'").out);
  EXPECT_EQ(from_file["source"]["file"], "input.pdf");
  EXPECT_EQ(from_stdin["source"]["file"], "-");
  from_stdin["source"]["file"] = from_file["source"]["file"];
  EXPECT_EQ(from_stdin, from_file);
}

TEST_F(Command, ErrorLinesStayOneLineWhateverTheFileIsCalled) {
  const Ending ending = run("extract \"$(printf 'a\\nb\\033.pdf')\"");
  EXPECT_EQ(ending.status, 3);
  EXPECT_EQ(ending.err, "yusuan: a?b?.pdf: no such file\n");
}

TEST_F(Command, CsvBeginsWithAByteOrderMarkOnlyWhenAsked) {
  const std::string mark = "\xEF\xBB\xBF", out = (dir_ / "out").string();
  const std::string extract = "extract '" + kPdf + "' --format csv";
  EXPECT_EQ(run(extract).out.rfind("document_id,", 0), 0U);
  EXPECT_EQ(run(extract + " --bom").out.rfind(mark + "document_id,", 0), 0U);
  ASSERT_EQ(run(extract + " --bom -o '" + out + "'").status, 0);
  for (const auto& entry : fs::directory_iterator(out + "/input"))
    EXPECT_EQ(read(entry.path()).rfind(mark, 0) == 0, entry.path().extension() == ".csv") << entry;
  EXPECT_TRUE(fs::exists(out + "/input/datapackage.json"));
}

TEST_F(Command, ColoursOnlyATerminalUnlessAsked) {
  EXPECT_EQ(run("check '" + kPdf + "' --all").out.find('\x1b'), std::string::npos);
  EXPECT_NE(run("check '" + kPdf + "' --all --color always").out.find("\x1b[32m"), std::string::npos);
  EXPECT_EQ(run("check '" + kPdf + "' --color loud").status, 2);
}

bool has_chinese(const std::string& text) {
  return text.find_first_of("\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos;
}

TEST_F(Command, SpeaksChineseWhereItIsAsked) {
  setenv("LC_ALL", "zh_CN.UTF-8", 1);
  const std::string script = run("completion fish").out;
  int described = 0;
  for (std::size_t at = script.find(" -d '"); at != std::string::npos; at = script.find(" -d '", at + 1), ++described) {
    const std::string told = script.substr(at + 5, script.find("'\n", at) - at - 5);
    EXPECT_TRUE(has_chinese(told)) << "no Chinese in tools/yusuan/chinese.cpp for: " << told;
  }
  EXPECT_GT(described, 60);
  EXPECT_EQ(run("extract missing.pdf").err, "yusuan: missing.pdf: 没有这个文件\n");
  EXPECT_EQ(run("extract missing.pdf --lang en").err, "yusuan: missing.pdf: no such file\n");
  EXPECT_NE(run("--help").out.find("用法"), std::string::npos);
  setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_NE(run("--lang zh --help").out.find("退出状态"), std::string::npos);
  EXPECT_NE(run("check --lang zh --help").out.find("核对"), std::string::npos);
  EXPECT_FALSE(has_chinese(run("check --help").out));
}

TEST_F(Command, WritesPeoplesFormatsInTheirLanguage) {
  const std::string extract = "extract '" + kPdf + "' ";
  EXPECT_NE(run(extract + "-f text").out.find("  第 "), std::string::npos);
  EXPECT_NE(run(extract + "-f text --lang en").out.find("  page"), std::string::npos);
  EXPECT_NE(run(extract + "-f html --lang en").out.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(run("tables '" + kPdf + "' -f text --lang zh").out.find("第 5 页，表 1"), std::string::npos);
}

TEST_F(Command, DescribesAFeedToDatasette) {
  const auto metadata = nlohmann::json::parse(run("schema metadata.json").out);
  const auto& feed = metadata["databases"]["feed"];
  EXPECT_EQ(feed["tables"]["facts"]["columns"]["code"], "code of the classification: 208, 20801, 2080101");
  EXPECT_EQ(feed["tables"]["findings"]["facets"][0], "severity");
  EXPECT_FALSE(feed["queries"]["search"]["sql"].empty());
  EXPECT_EQ(feed["tables"]["documents"]["label_column"], "file");
  EXPECT_EQ(feed["tables"]["texts"]["description_html"].get<std::string>().rfind("Where does a word stand?", 0), 0U);
}

}  // namespace
