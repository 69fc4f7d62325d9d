"""Norwegian sentences of invented adverts: neutral, with traps, and with a voice."""

from __future__ import annotations

from .model import lines

FILLERS = lines("""
Rolige og diskrete omgivelser med god tid til hver gjest.
Her er det plass til å slappe helt av etter en lang dag.
Nyt en myk massasje med varm olje og stille musikk.
Det er lett å parkere rett utenfor døren.
Rene håndklær og dusj er tilgjengelig.
Diskresjon er en selvfølge, både før og etter besøket.
Timebestilling er nødvendig, så ingen må vente.
Kom som du er og gå herfra med ny energi.
Stemningen er varm, lyset er dempet og teen er klar.
Klinikken ligger i en stille sidegate midt i byen.
God hygiene og rent sengetøy hver gang.
Det bys på kaffe, te eller et glass vann.
Ømme skuldre og en trett rygg får varm behandling.
Det er deilig bare å la tankene fly.
En rolig stund borte fra stress og mas.
Hyggelig prat og godt selskap over et glass vin.
Selskap til middag, teater eller en spasertur kan avtales.
Bare seriøse henvendelser blir besvart.
Skjult nummer blir ikke besvart.
Sms blir besvart så fort som mulig.
Skriv gjerne noen ord om deg selv først.
Nye bilder kommer denne uken.
Bildene er ekte og tatt nylig.
Høflighet og god tone er en betingelse.
Kom presis og meld avbud i god tid.
Betaling kan skje kontant eller med mobil.
Privat leilighet med egen inngang.
Adressen oppgis ved bestilling.
Ingen trapper, heisen går helt opp.
Parkering i bakgården er gratis.
Både nye og faste gjester er velkomne.
Duft, lys og myke toner venter.
Perfekt avslutning på en lang arbeidsuke.
Hotellbesøk kan ordnes etter avtale.
Hjemmebesøk i hele omegnen går også fint.
Avspenning for kropp og sjel i trygge rammer.
Her blir du tatt godt imot med et smil.
Stille, pent og ryddig sted.
Duften av lavendel møter deg i gangen.
Et lite fristed for den som har det travelt.
Fotmassasje og hodemassasje kan kombineres.
Alle er velkomne uansett alder og figur.
Ta med en venn hvis det passer bedre.
Bussen stopper rett ved hjørnet.
Spør gjerne hvis noe er uklart.
Ferien er over, og døren er åpen igjen.
Gavekort kan kjøpes på stedet.
Søt, smilende og jordnær dame.
Elegant selskap til forretningsreisen.
Myke hender og masse tålmodighet.
Dusj før og etter er alltid mulig.
Bare en kort tid i byen.
Nytt sted, nye ansikter, samme gode stemning.
Ikke noe press, bare ro og nærvær.
Deilig avslappende olje og varme steiner.
Gode tilbakemeldinger fra mange fornøyde gjester.
Anbefales på det varmeste for stive muskler.
Røyking skjer på balkongen.
Det er en liten snill katt i huset.
Bestill i god tid før helligdager.
La hverdagen bli igjen ute på gaten.
En god massasje gjør underverker for søvnen.
Myk seng, stor dusj og nyvasket sengetøy.
""")

DIGIT_TRAPS = lines("""
Finn veien: <street> <nn>, <town>.
Bare <min> min fra stasjonen.
Klinikken ligger i <street> <n>, <n>. etasje.
I byen fra <date> til <date>.
Åpnet i <year> og fortsatt samme sted.
Høyde <cm> cm og langt hår.
Rom <n>, ring på klokken ved dør <nn>.
Org.nr <org9>.
Annonse-id: <d8>
Buss <nn> og <nn> stopper utenfor.
Postnummer <post>, dørkode sendes på sms.
Uke <week> og <week> er fullbooket.
Oppdatert <date>.
Over <nn>00 fornøyde gjester siden <year>.
Bestill gjerne 24 timer i forveien.
<cm> cm høy, <kg> kg og slank.
Rom <n> og <n> har nye senger.
En time føles som fem minutter.
""")

TRAPS = lines("""
Mer enn 10 års erfaring med massasje.
Har jobbet med massasje i 12 år.
For menn over 40.
Bare for personer over 18 år.
En dame i 20-årene.
25 minutter med bil fra sentrum.
Gjester mellom 30 og 60 år er velkomne.
Det serveres også thai mat til de sultne.
Italiensk kaffe på kannen.
Thaimassasje og aromamassasje.
Svensk massasje for hele kroppen.
Snakker tysk og litt engelsk.
Det går fint å snakke spansk og fransk.
Ikke norsk, men forstår det meste.
Nettopp hjemme fra ferie i Spania.
Den kinesiske restauranten ligger på hjørnet.
Bare norske nummer blir besvart.
Tyrkisk bad er ikke en del av tilbudet.
10 % rabatt ved første besøk.
Spar 20% på hverdager.
Gratis kaffe og 0 kr i parkering.
Hver 5. gang venter en liten gave.
Stengt på søndager og helligdager.
Svar kan ta 24 timer.
Ikke åpent om natten.
""")

FIRST = lines("""
Jeg gleder meg til å skjemme deg bort.
Jeg er en rolig og smilende dame.
Jeg tar meg god tid til hver enkelt.
Hos meg kan du slappe av, og jeg møter deg med et smil.
Jeg elsker å gi massasje og har varme hender.
Skriv til meg, så svarer jeg når jeg kan.
Jeg er ny i byen og vil gjerne treffe hyggelige mennesker.
Jeg bor alene og liker å ha det rolig.
Jeg jobber selvstendig og bestemmer mine egne tider.
Ring, så finner vi en tid, jeg gleder meg.
Navnet mitt er <name>, og jeg er alltid i godt humør.
""")
THIRD = lines("""
Møt <name>, hun er søt og imøtekommende.
<name> er ny på klinikken, og hun har myke hender.
Hun er smilende og glad i selskap.
Hun tar imot på egen adresse.
<name> har varme hender, og hun tar seg god tid.
Hun er kjent for sitt gode humør.
Bestill time hos <name>, hun svarer selv på meldinger.
Hennes massasje er rolig og dyp, og hun lytter.
""")
PLURAL = lines("""
Vi er to venninner som gir deilig massasje.
Vi er en liten gjeng søte damer.
Hos oss er det alltid en ledig, og vi tar godt imot deg.
Vi gleder oss til å se deg igjen.
Klinikken vår er rolig, og vi har god tid.
Vi er flere damer på skift hele uken.
Vi svarer gjerne på spørsmål.
Vi holder til i nye lokaler.
""")
