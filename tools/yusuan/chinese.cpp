#include "chinese.h"

#include <cstdlib>
#include <string_view>
#include <unordered_map>

namespace yusuan {
namespace {

// By the English description; a test asks for every one.
const std::unordered_map<std::string_view, const char*>& descriptions() {
  static const std::unordered_map<std::string_view, const char*> words{
      {"yusuan: PDFs of Chinese budgets and final accounts (预算公开, 决算公开) into JSON.",
       "yusuan：把预算公开、决算公开的 PDF 变成 JSON、工作簿、数据库，并核对其中的数字。"},
      {"disclosures into JSON, tables for people, workbooks, databases",
       "读取预算、决算：输出 JSON、终端文本、网页、工作簿、数据库"},
      {"every table of any PDF, with its cells and their boxes", "取出任意 PDF 的每一张表：单元格及其位置"},
      {"where documents contradict themselves, with pages", "核对：文件哪里自相矛盾，在第几页"},
      {"many documents, each shut away in a worker process", "批量处理许多文件，每份在隔离的进程里读取"},
      {"a path a line on standard input, a result a line on standard output",
       "标准输入一行一个路径，标准输出一行一个结果"},
      {"a script that completes commands and options in a shell", "输出 shell 的补全脚本"},
      {"the manual page, for man -l -", "输出手册页，供 man -l - 阅读"},
      {"print a JSON Schema that this binary was built with", "输出 JSON 的格式说明，以及数据库各表、词汇的说明"},
      {"Print this help message and exit", "显示帮助后退出"},
      {"Display program version information and exit", "显示版本后退出"},
      {"PDFs, their texts (.txt) where only these are left, folders; - reads standard input",
       "PDF，或只剩下的文本（.txt），或文件夹；- 从标准输入读取"},
      {"PDFs, their texts (.txt), folders with such files; - reads standard input",
       "PDF、文本（.txt），或含有它们的文件夹；- 从标准输入读取"},
      {"a PDF; - reads standard input", "一份 PDF；- 从标准输入读取"},
      {"files, folders (their *.pdf and *.txt), patterns; - reads a list",
       "文件、文件夹（其中的 *.pdf 和 *.txt）、通配符；- 从标准输入读取清单"},
      {"bash, zsh or fish", "bash、zsh 或 fish"},
      {"disclosure (default), tables, facts.sql, facts.sqlite.sql, facts.md, metadata.json or vocabulary",
       "disclosure（默认）、tables、facts.sql、facts.sqlite.sql、facts.md、metadata.json 或 vocabulary"},
      {"user or owner password of an encrypted PDF", "加密 PDF 的打开密码或所有者密码"},
      {"user or owner password of encrypted PDFs", "加密 PDF 的打开密码或所有者密码"},
      {"seconds of CPU to spend on one document at most", "一份文件最多用多少秒 CPU 时间"},
      {"seconds of CPU for one document", "一份文件最多用多少秒 CPU 时间"},
      {"pages to read of one document at most", "一份文件最多读多少页"},
      {"pages of one document", "一份文件最多读多少页"},
      {"hold the result against its schema before anything is written", "写出之前先按格式说明核对结果"},
      {"hold each result against its schema", "按格式说明核对每个结果"},
      {"do not lock the process in that reads the document", "不隔离读取文件的进程"},
      {"do not lock the workers in", "不隔离读取文件的进程"},
      {"errors on stderr as text or as one JSON object a line", "标准错误里的消息：文本，或一行一个 JSON"},
      {"columns of a line of text; those of the terminal if not given", "文本一行的列数；不给出时按终端的宽度"},
      {"CSV for Excel: with a byte order mark, and no text that it would run as a formula",
       "供 Excel 打开的 CSV：带字节顺序标记，没有会被当作公式执行的文字"},
      {"CSV for Excel: with a byte order mark, no formulas", "供 Excel 打开的 CSV：带字节顺序标记，没有公式"},
      {"a picture of each page, DIR/…-page-001.svg: words, rulings, cells, tables",
       "每页一幅图 DIR/…-page-001.svg：文字、表线、单元格、表"},
      {"write there, whole or not at all: DIR/NAME.json and the like; a name such as result.html says the format, too",
       "写到这里，要么完整要么不写：DIR/NAME.json 等；result.html 这样的文件名同时说明格式"},
      {"write there, whole or not at all: DIR/NAME.tables.json and the like, of CSV a file a table; a name such as "
       "result.html says the format, too",
       "写到这里，要么完整要么不写：DIR/NAME.tables.json 等，CSV 一张表一个文件；result.html 这样的文件名同时说明格式"},
      {"write there: DIR/findings.csv and the like, or a file whose name says the format",
       "写到这里：DIR/findings.csv 等，或以文件名说明格式的文件"},
      {"json; text for a terminal; xlsx or html for people; csv, ndjson or parquet, one row a figure; sqlite",
       "json；text 供终端阅读；xlsx、html 供人查看；csv、ndjson、parquet 一个数字一行；sqlite"},
      {"json, with boxes; text for a terminal; csv; html, with row and column spans; xlsx, a sheet a table",
       "json 带位置；text 供终端阅读；csv；html 保留合并单元格；xlsx 一张表一个工作表"},
      {"text for people; json, one document; ndjson, csv, parquet or xlsx, a finding a row",
       "text 供人阅读；json 一份文档；ndjson、csv、parquet、xlsx 一个问题一行"},
      {"json; csv, ndjson or parquet, a folder with a file a relation; xlsx or html for people; text",
       "json；csv、ndjson、parquet 一个文件夹，一类数据一个文件；xlsx、html 供人查看；text"},
      {"json, the document; rows, those of the feed (yusuan schema facts.md)",
       "json：整份文档；rows：数据库的各行（见 yusuan schema facts.md）"},
      {"where documents were published: CSV, a file and its URL a line", "文件的公开网址：CSV，一行一个文件和它的网址"},
      {"where the documents were published: CSV, a file and its URL a line",
       "文件的公开网址：CSV，一行一个文件和它的网址"},
      {"load into a PostgreSQL database: postgresql://…", "装入 PostgreSQL 数据库：postgresql://…"},
      {"loads into a PostgreSQL database: postgresql://…", "装入 PostgreSQL 数据库：postgresql://…"},
      {"read only these, such as 3-5,9", "只读这些页，如 3-5,9"},
      {"read only what lies there: PAGE:x0,y0,x1,y1, as boxes are printed; repeatable",
       "只读这个范围：PAGE:x0,y0,x1,y1，单位与结果中的位置相同；可以多次给出"},
      {"join tables that go on over pages; so in text, csv and xlsx if not said",
       "把跨页的表接成一张；text、csv、xlsx 默认如此"},
      {"only contradictions of so much money, in yuan; the exit status, too",
       "只列出涉及这么多元以上的不符；退出状态也按此"},
      {"language of what people read: zh or en", "供人阅读的内容用哪种语言：zh 或 en"},
      {"colours in text: auto (a terminal, unless NO_COLOR is set), always or never",
       "文本的颜色：auto（终端，除非设了 NO_COLOR）、always 或 never"},
      {"list what passed and what was skipped, too", "同时列出相符的和跳过的"},
      {"read the forms from DIR, not those built in", "从 DIR 读取表式，不用内置的"},
      {"writes DIR/NAME-HASH.json and the like; loads into FILE.sqlite",
       "写成 DIR/NAME-HASH.json 等；或装入 FILE.sqlite"},
      {"what became of each document; DIR/batch.ndjson or FILE.batch.ndjson if not given, none with --to",
       "每份文件的结果记录；默认 DIR/batch.ndjson 或 FILE.batch.ndjson，用 --to 时没有"},
      {"workers at a time; one a processor if not given", "同时工作的进程数；默认每个处理器一个"},
      {"take out of the database what was read from below PATH and is gone, or replaced under its name",
       "从数据库中删去读自 PATH 之下、而现在已不在或已换成别的内容的文件"},
      {"leave out what an earlier batch with the same program and options has done",
       "跳过上次用同一程序和选项已经做完的"},
      {"say nothing; the journal and the exit status tell", "什么也不显示；看记录和退出状态"},
      {"MiB of address space for a worker", "一个进程可用的内存（MiB）"}};
  return words;
}

constexpr const char* kChineseFooter = R"(
例子：
  yusuan 预算.pdf                                 同 yusuan extract 预算.pdf：JSON 写到标准输出
  yusuan extract 预算.pdf -o out                  写成 out/预算.json；-o 结果.xlsx 写成工作簿
  yusuan extract 预算.txt                         只剩下的文本
  yusuan extract 预算.pdf --format text           在终端里看表
  yusuan extract 文件夹 -o 全部.xlsx              文件夹里的全部文件合成一个工作簿；全部.csv：全部数字
  yusuan check 文件夹                             哪里自相矛盾
  yusuan check 文件夹 -o 问题.xlsx                同上，一个问题一行
  yusuan tables 任意.pdf --format text            任意 PDF 的每一张表
  yusuan batch 文件夹 -o out                      文件夹里的每一份 PDF
  yusuan schema disclosure                        JSON 里可能有什么

退出状态：0 完成；1 check 发现不符；2 用法有误；3 无法读取或无法写出；4 用 --validate 时结果不合自己的格式说明（程序的错误，什么也不写）；
5 batch 结束而有文件失败；141 标准输出已无人读取。)";

std::string in_chinese(const std::string& english) {
  const auto found = descriptions().find(english);
  return found == descriptions().end() ? english : found->second;
}

}  // namespace

bool wants_chinese(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with("--lang=")) return words[i] == "--lang=zh";
    if (words[i] == "--lang" && i + 1 < words.size()) return words[i + 1] == "zh";
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh");
  return false;
}

void translate(CLI::App& app) {
  app.description(in_chinese(app.get_description()));
  if (app.get_parent() == nullptr) app.footer(kChineseFooter);
  const auto labels = app.get_formatter();
  for (const auto& [english, chinese] :
       {std::pair("Usage", "用法"), std::pair("Positionals", "参数"), std::pair("OPTIONS", "选项"),
        std::pair("SUBCOMMAND", "命令"), std::pair("REQUIRED", "（必须）"), std::pair("Excludes", "不能同用")})
    labels->label(english, chinese);
  for (CLI::Option* option : app.get_options()) {
    option->description(in_chinese(option->get_description()));
    if (option->get_group() == "Options") option->group("选项");
  }
  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    command->group("命令");
    translate(*command);
  }
}

}  // namespace yusuan
