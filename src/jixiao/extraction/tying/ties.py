"""The relations that are tied when every figure has the meaning that it will have."""

from jixiao.extraction.bound import World
from jixiao.extraction.tying.column_shares import tie_column_shares
from jixiao.extraction.tying.deductions import tie_deductions
from jixiao.extraction.tying.entry_places import settle_entry_places
from jixiao.extraction.tying.growth_cells import tie_growth_cells
from jixiao.extraction.tying.item_shares import tie_item_shares
from jixiao.extraction.tying.line_lists import tie_line_lists
from jixiao.extraction.tying.named_rates import tie_named_rates
from jixiao.extraction.tying.other_totals import settle_other_totals
from jixiao.extraction.tying.paired_shares import tie_paired_shares
from jixiao.extraction.tying.peers import tie_peers
from jixiao.extraction.tying.project_entries import tie_project_entries
from jixiao.extraction.tying.regrouped_sums import tie_regrouped_sums
from jixiao.extraction.tying.sangong_wholes import tie_sangong_wholes
from jixiao.extraction.tying.stated import tie_stated_lists
from jixiao.extraction.tying.stated_shares import tie_stated_shares
from jixiao.extraction.tying.supposed_changes import tie_supposed_changes
from jixiao.extraction.tying.supposed_lists import tie_supposed_lists
from jixiao.extraction.tying.supposed_people import tie_supposed_people
from jixiao.extraction.tying.supposed_rates import tie_supposed_rates
from jixiao.extraction.tying.supposed_repeats import tie_supposed_repeats
from jixiao.extraction.tying.supposed_rests import tie_supposed_rests
from jixiao.extraction.tying.supposed_sums import tie_supposed_sums
from jixiao.extraction.tying.supposed_twins import tie_supposed_twins
from jixiao.extraction.tying.told_adjusted import tie_told_adjusted
from jixiao.extraction.tying.told_against import tie_told_against
from jixiao.extraction.tying.told_bases import tie_told_bases
from jixiao.extraction.tying.told_flows import tie_told_flows
from jixiao.extraction.tying.told_growth import tie_told_growth
from jixiao.extraction.tying.told_rates import tie_told_rates
from jixiao.extraction.tying.told_sources import tie_told_sources
from jixiao.extraction.tying.whole_scores import tie_whole_scores
from jixiao.extraction.tying.worded_rates import tie_worded_rates
from jixiao.model.document import Document


def tie_settled(world: World, document: Document) -> None:
    """Tie what lists, tables and rows show; last what only its place puts together, of what nothing else tells."""
    settle_other_totals(world)
    settle_entry_places(world)
    tie_stated_shares(world, tie_stated_lists(world, document))
    tie_line_lists(world, document)
    tie_project_entries(world, document)
    tie_item_shares(world)
    tie_paired_shares(world)
    tie_deductions(world)
    tie_peers(world, document)
    tie_column_shares(world)
    tie_growth_cells(world)
    tie_told_growth(world)
    tie_told_bases(world)
    tie_told_rates(world)
    tie_told_against(world)
    tie_named_rates(world)
    tie_told_flows(world)
    tie_told_adjusted(world)
    tie_told_sources(world)
    tie_sangong_wholes(world)
    tie_supposed_changes(world)
    tie_supposed_lists(world)
    tie_supposed_people(world)
    tie_whole_scores(world)
    tie_supposed_rests(world)
    tie_worded_rates(world)
    tie_supposed_rates(world)
    tie_supposed_repeats(world)
    tie_supposed_twins(world)
    tie_supposed_sums(world)
    tie_regrouped_sums(world)
