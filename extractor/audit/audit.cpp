#include "audit/audit.h"

#include "audit/findings.h"
#include "audit/identity.h"
#include "audit/ledger.h"
#include "audit/table_identities.h"

namespace yusuan {
namespace {

std::vector<IdentityName> names(const PatternNode& shared) {
  std::vector<IdentityName> list;
  for (const PatternNode& node : shared.entries("name"))
    list.push_back({node.string("id"), node.string("zh"), node.string("en")});
  return list;
}

}  // namespace

std::vector<Check> audit(const Document& document, const PatternFiles& files) {
  if (document.tables.empty()) return {};
  const PatternNode shared = files.root("audit.toml");
  Findings findings(document, names(shared));
  const Ledger ledger(document);
  if (document.facts.form)
    for (const Identity& identity : read_identities(files.root(*document.facts.form + ".toml")))
      check_identity(identity, ledger, findings);
  check_hierarchies(ledger, findings);
  return findings.take();
}

}  // namespace yusuan
