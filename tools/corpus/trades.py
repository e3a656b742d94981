"""All trades, and how often each is drawn."""
import invent
import words

CHINESE = (invent.budget, invent.budget, invent.budget, invent.budget, invent.government, invent.debt, invent.statistics, invent.price_list, invent.roster, invent.laboratory,
           words.duties, words.directory, words.dense, words.balance)
LATIN = (invent.income_statement, invent.timetable, words.contacts, words.schedule, words.glossary, words.agency, words.agency, words.agency, words.dense_latin)


def table(random, latin):
    return random.choice(LATIN if latin else CHINESE)(random)
