"""Danish sentences of invented adverts: neutral, with traps, and with a voice."""

from __future__ import annotations

from .model import lines

FILLERS = lines("""
Rolige og diskrete omgivelser med god tid til hver gæst.
Her er plads til at slappe helt af efter en lang dag.
Nyd en blid massage med varm olie og stille musik.
Der er nem parkering lige uden for døren.
Rene håndklæder og bad er til rådighed.
Diskretion er en selvfølge, både før og efter besøget.
Tidsbestilling er nødvendig, så der ikke opstår ventetid.
Kom som du er og gå herfra med ny energi.
Stemningen er varm, lyset er dæmpet og teen er klar.
Klinikken ligger på en stille sidevej midt i byen.
God hygiejne og rent linned hver gang.
Der bydes på kaffe, te eller et glas vand.
Ømme skuldre og en træt ryg får kærlig behandling.
Det er dejligt bare at lade tankerne flyve.
En rolig stund væk fra travlhed og stress.
Hyggelig snak og godt selskab over et glas vin.
Selskab til middag, teater eller en gåtur kan aftales.
Kun seriøse henvendelser bliver besvaret.
Skjulte numre bliver ikke taget.
Sms bliver besvaret hurtigst muligt.
Skriv gerne et par ord om dig selv først.
Nye billeder er på vej i denne uge.
Billederne er ægte og taget for nylig.
Høflighed og god tone er en betingelse.
Mød op til tiden og meld afbud i god tid.
Betaling kan ske kontant eller med mobil.
Privat lejlighed med egen indgang.
Adressen oplyses ved bestilling.
Ingen trapper, der er elevator helt op.
Parkering i gården er gratis.
Både nye og faste gæster er velkomne.
Aroma, lys og bløde toner venter.
Perfekt afslutning på en lang arbejdsuge.
Hotelbesøg kan lade sig gøre efter aftale.
Udkørende massage i hele omegnen.
Afspænding for krop og sjæl i trygge rammer.
Her bliver du taget godt imod med et smil.
Stille, pænt og ordentligt sted.
Duften af lavendel møder dig i entreen.
Et lille fristed for den travle mand.
Fodmassage og hovedmassage kan kombineres.
Alle er velkomne uanset alder og figur.
Tag en ven med, hvis det passer bedre.
Bussen standser lige ved hjørnet.
Spørg endelig, hvis noget er uklart.
Ferien er slut, og døren er åben igen.
Gavekort kan købes på stedet.
Sød, smilende og jordnær dame.
Elegant selskab til forretningsrejsen.
Blide hænder og masser af tålmodighed.
Bad før og efter er altid muligt.
Kun for en kort tid i byen.
Nyt sted, nye ansigter, samme gode stemning.
Ikke noget pres, bare ro og nærvær.
Dejlig afslappende olie og varme sten.
Gode anmeldelser fra mange tilfredse gæster.
Kan varmt anbefales til stive muskler.
Rygning foregår på altanen.
Der er en lille sød kat i huset.
Bestil i god tid op til helligdage.
Lad hverdagen blive ude på gaden.
To briksenge, en sofa og et stort bad.
En god massage gør underværker for søvnen.
""")

DIGIT_TRAPS = lines("""
Find vej: <street> <nn>, <town>.
Kun <min> min fra stationen.
Klinikken ligger på <street> <n>, <n>. sal til venstre.
I byen fra <date> til <date>.
Åbnede i <year> og stadig samme sted.
Højde <cm> cm og langt hår.
Værelse <n>, ring på klokken ved dør <nn>.
CVR-nr. <d8>.
Annonce-id: <d8>
Bus <nn> og <nn> standser lige udenfor.
Postnummer <post>, dørkode sendes på sms.
Uge <week> og <week> er optaget.
Opdateret <date>.
Over <nn>00 tilfredse gæster siden <year>.
Aftal gerne 24 timer i forvejen.
<cm> cm høj, <kg> kg og slank.
Rum <n> og <n> har nye senge.
En time føles som fem minutter.
""")

TRAPS = lines("""
Mere end 10 års erfaring med massage.
Har arbejdet med massage i 12 år.
For mænd over 40.
Kun adgang for personer over 18 år.
En dame i 20'erne.
25 minutter med bil fra centrum.
Gæster mellem 30 og 60 år er velkomne.
Der serveres også thai mad til de sultne.
Italiensk kaffe på kanden.
Thaimassage og aromamassage.
Svensk massage for hele kroppen.
Taler tysk og lidt engelsk.
Der tales spansk og fransk.
Ikke dansk, men forstår det meste.
Lige hjemme fra ferie i Spanien.
Den kinesiske restaurant ligger på hjørnet.
Kun danske numre bliver besvaret.
Tyrkisk bad er ikke en del af tilbuddet.
10 % rabat ved første besøg.
Spar 20% på hverdage.
Gratis kaffe og 0 kr i parkering.
Hver 5. gang er der en lille gave.
Lukket på søndage og helligdage.
Svar kan tage 24 timer.
Ikke åbent om natten.
""")

FIRST = lines("""
Jeg glæder mig til at forkæle dig.
Jeg er en rolig og smilende dame.
Jeg tager mig god tid til hver enkelt.
Hos mig kan du slappe helt af, og jeg møder dig med et smil.
Jeg elsker at give massage og har varme hænder.
Skriv til mig, så svarer jeg, når jeg kan.
Jeg er ny i byen og vil gerne møde søde mennesker.
Jeg bor alene og holder meget af ro.
Jeg arbejder selvstændigt og bestemmer selv mine tider.
Ring, så finder vi en tid, jeg glæder mig.
Mit navn er <name>, og jeg er altid i godt humør.
""")
THIRD = lines("""
Mød <name>, hun er sød og imødekommende.
<name> er ny hos klinikken, og hun har blide hænder.
Hun er smilende og glad for selskab.
Hun tager imod på egen adresse.
<name> har varme hænder, og hun tager sig god tid.
Hun er kendt for sit gode humør.
Bestil tid hos <name>, hun svarer selv på beskeder.
Hendes massage er rolig og dyb, og hun lytter.
""")
PLURAL = lines("""
Vi er to veninder, som giver skøn massage.
Vi er et lille hold af søde damer.
Hos os er der altid en ledig, og vi tager godt imod.
Vi glæder os til at se dig igen.
Vores klinik er rolig, og vi har god tid.
Vi er flere damer på skift hele ugen.
Vi svarer gerne på spørgsmål.
Vi holder til i nye lokaler.
""")
