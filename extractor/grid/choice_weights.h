// The weights by which a reading takes the place of another one: of each kind of evidence (choice.h), and how much it
// takes. tools/corpus/fit writes them.
#pragma once

#include <array>

namespace yusuan::grid {

// fitted: begin
// torn was judged, later: on 3 pages of seeds 1130001 and 1130002 a table lay in two parts; of 9 readings of both as
// one, 4 were better, and the best of each page won.
// Made by tools/corpus/fit from seed 880011, seed 880012, seed 880013, seed 990021, seed 990022, seed 990023; of each
// fold, what the others made of it (pages' F1): fold 0: pages 146 won +0.820 of 1.810, replaced on 8, worse on 1 fold
// 1: pages 149 won +0.173 of 1.873, replaced on 4, worse on 2 fold 2: pages 134 won +0.556 of 1.955, replaced on 1,
// worse on 0 fold 3: pages 124 won -0.033 of 0.779, replaced on 1, worse on 1 fold 4: pages 170 won +1.017 of 2.203,
// replaced on 4, worse on 0
inline constexpr std::array<double, 40> kChoiceWeights{
    1.000,  // joined_texts
    0.600,  // stacked_figures
    0.125,  // stacked_texts
    0.266,  // crossing
    0.659,  // blank
    0.000,  // blank_columns
    0.000,  // alternating
    0.000,  // texts_beside
    0.050,  // goes_on_above
    0.071,  // goes_on_below
    0.042,  // unnamed
    0.174,  // alone
    0.000,  // unruled
    0.138,  // lost
    0.230,  // lost_figures
    0.584,  // gained_beside
    0.167,  // gained_beyond
    0.000,  // several
    0.300,  // torn
    0.000,  // fewer_texts
    0.064,  // more_texts
    0.000,  // contradicts
    0.368,  // contradicts_rulings
    0.023,  // amounts_in_header
    0.023,  // no_names
    0.023,  // no_rows
    0.023,  // not_to_the_end
    0.023,  // across_borders
    0.055,  // cut_words
    0.023,  // shared_columns
    0.023,  // small
    0.023,  // sparse
    0.023,  // no_figures
    0.023,  // wordy
    0.023,  // list
    0.023,  // scale
    0.023,  // running_text
    0.023,  // unclear_header
    0.023,  // lines_left_out
    0.023,  // no_rules
};
inline constexpr double kChoiceBar = 0.180;
// fitted: end

}  // namespace yusuan::grid
