// Documents of one entity in consecutive years, given to one `check`: held against each other when all are read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/two_years.h"
#include "feed/feed_rows.h"
#include "feed/finding_rows.h"
#include "json/json_writer.h"
#include "show_checks.h"

namespace yusuan {

/// A card as rows that a reading process hands over. None has as many fields as a finding.
std::vector<feed::FeedRow> card_rows(const audit::YearCard& card);

/// Takes the rows of a card out of what a reading process handed over; nullopt when there are none, or what they say
/// cannot be.
std::optional<audit::YearCard> take_card(std::vector<feed::FeedRow>& rows);

/// What a document contradicts in that of the year before.
struct YearFindings {
  std::string file, earlier_file;
  std::vector<feed::FeedRow> rows;  ///< as findings, those that `choice` lists
};

/// Of all pairs, in the order of the cards.
std::vector<YearFindings> compare_all_years(const std::vector<audit::YearCard>& cards,
                                            const feed::FindingChoice& choice);

/// For people: the two files, and a line a finding.
std::string show_findings(const YearFindings& findings, const CheckView& view);

/// The member `across_years`: file, earlier_file, page, id, expected, actual, difference, unit, stake_yuan and
/// messages.
void write_across(json::JsonWriter& json, const std::vector<YearFindings>& all);

}  // namespace yusuan
