"""Swedish sentences of invented adverts: neutral, with traps, and with a voice."""

from __future__ import annotations

from .model import lines

FILLERS = lines("""
Lugn och diskret miljö med gott om tid för varje gäst.
Här finns plats att koppla av efter en lång dag.
Njut av en mjuk massage med varm olja och stilla musik.
Det går lätt att parkera precis utanför porten.
Rena handdukar och dusch finns att tillgå.
Diskretion är en självklarhet, både före och efter besöket.
Tidsbokning krävs så att ingen behöver vänta.
Kom som du är och gå härifrån med ny energi.
Stämningen är varm, ljuset är dämpat och teet är klart.
Salongen ligger på en tyst sidogata mitt i stan.
God hygien och rena lakan varje gång.
Det bjuds på kaffe, te eller ett glas vatten.
Ömma axlar och en trött rygg får varm behandling.
Det är skönt att bara låta tankarna flyga.
En lugn stund bort från stress och jäkt.
Trevligt samtal och gott sällskap över ett glas vin.
Sällskap till middag, teater eller promenad kan ordnas.
Bara seriösa förfrågningar besvaras.
Dolda nummer besvaras inte.
Sms besvaras så fort det går.
Skriv gärna några ord om dig själv först.
Nya bilder kommer den här veckan.
Bilderna är äkta och tagna nyligen.
Artighet och god ton är ett villkor.
Kom i tid och lämna återbud i god tid.
Betalning sker kontant eller med mobilen.
Privat lägenhet med egen ingång.
Adressen lämnas vid bokning.
Inga trappor, hissen går hela vägen upp.
Parkering på gården är gratis.
Både nya och återkommande gäster är välkomna.
Doft, ljus och mjuka toner väntar.
Ett perfekt slut på en lång arbetsvecka.
Hotellbesök går att ordna efter överenskommelse.
Hembesök i hela trakten går också bra.
Avspänning för kropp och själ under trygga former.
Här blir du väl mottagen med ett leende.
Tyst, snyggt och ordnat ställe.
Doften av lavendel möter dig i hallen.
En liten fristad för den som har mycket att göra.
Fotmassage och huvudmassage kan kombineras.
Alla är välkomna oavsett ålder och figur.
Ta med en vän om det känns bättre.
Bussen stannar precis vid hörnet.
Fråga gärna om något är oklart.
Semestern är slut och dörren är öppen igen.
Presentkort kan köpas på plats.
Söt, leende och jordnära dam.
Elegant sällskap för affärsresan.
Mjuka händer och massor av tålamod.
Dusch före och efter är alltid möjlig.
Bara en kort tid i stan.
Nytt ställe, nya ansikten, samma goda stämning.
Ingen press, bara lugn och närvaro.
Skön avslappnande olja och varma stenar.
Goda omdömen från många nöjda gäster.
Rekommenderas varmt för stela muskler.
Rökning sker på balkongen.
Det finns en liten snäll katt i huset.
Boka i god tid inför helger.
Lämna vardagen ute på gatan.
En god massage gör underverk för sömnen.
Mjuk säng, stor dusch och nytvättade lakan.
""")

DIGIT_TRAPS = lines("""
Hitta hit: <street> <nn>, <town>.
Bara <min> min från stationen.
Salongen ligger på <street> <n>, <n> tr.
I stan från <date> till <date>.
Öppnade <year> och finns kvar på samma ställe.
Längd <cm> cm och långt hår.
Rum <n>, ring på klockan vid port <nn>.
Org.nr <org>.
Annons-id: <d8>
Buss <nn> och <nn> stannar utanför.
Postnummer <post>, portkod skickas på sms.
Vecka <week> och <week> är fullbokade.
Uppdaterad <date>.
Över <nn>00 nöjda gäster sedan <year>.
Boka gärna 24 timmar i förväg.
<cm> cm lång, <kg> kg och smal.
Rum <n> och <n> har nya sängar.
En timme känns som fem minuter.
""")

TRAPS = lines("""
Mer än 10 års erfarenhet av massage.
Har arbetat med massage i 12 år.
För män över 40.
Endast för personer över 18 år.
En dam i 20-årsåldern.
25 minuter med bil från centrum.
Gäster mellan 30 och 60 år är välkomna.
Det serveras även thaimat till den hungrige.
Italienskt kaffe i kannan.
Thaimassage och aromamassage.
Svensk massage för hela kroppen.
Talar tyska och lite engelska.
Det går bra att tala spanska och franska.
Inte svensk, men förstår det mesta.
Nyss hemkommen från semester i Spanien.
Den kinesiska restaurangen ligger på hörnet.
Bara svenska nummer besvaras.
Turkiskt bad ingår inte.
10 % rabatt vid första besöket.
Spara 20% på vardagar.
Gratis kaffe och 0 kr i parkering.
Var 5:e gång väntar en liten gåva.
Stängt på söndagar och helgdagar.
Svar kan ta 24 timmar.
Inte öppet på natten.
""")

FIRST = lines("""
Jag ser fram emot att skämma bort dig.
Jag är en lugn och leende dam.
Jag tar mig god tid för var och en.
Hos mig kan du koppla av, och jag möter dig med ett leende.
Jag älskar att ge massage och har varma händer.
Skriv till mig så svarar jag när jag kan.
Jag är ny i stan och vill gärna träffa trevliga människor.
Jag bor ensam och tycker om lugn och ro.
Jag arbetar själv och bestämmer mina egna tider.
Ring så hittar vi en tid, jag väntar på dig.
Mitt namn är <name> och jag är alltid på gott humör.
""")
THIRD = lines("""
Möt <name>, hon är söt och tillmötesgående.
<name> är ny på salongen och hon har mjuka händer.
Hon är leende och tycker om sällskap.
Hon tar emot på egen adress.
<name> har varma händer och hon tar god tid på sig.
Hon är känd för sitt goda humör.
Boka tid hos <name>, hon svarar själv på meddelanden.
Hennes massage är lugn och djup, och hon lyssnar.
""")
PLURAL = lines("""
Vi är två väninnor som ger skön massage.
Vi är ett litet gäng söta damer.
Hos oss finns alltid någon ledig, och vi tar väl hand om dig.
Vi ser fram emot att träffa dig igen.
Vår salong är lugn och vi har gott om tid.
Vi är flera damer som turas om hela veckan.
Vi svarar gärna på frågor.
Vi finns i nya lokaler.
""")
