// SPDX-License-Identifier: Apache-2.0
#include "domain/answer_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace ticketd::domain {
namespace {

using enum AnswerWord;

struct Meaning {
  AnswerWord meaning;
  std::string_view phrases;  // with | between
};

// A phrase stands in one row only.
constexpr std::array meanings{
    Meaning{
        Neutral,
        "perfectly|flawlessly|properly|smoothly|nicely|finally|correctly|beautifully|really|actually|"
        "normally|fully|completely|reliably|successfully|wonderfully|brilliantly|entirely|totally|quickly|"
        "immediately|certainly|luckily|thankfully|exactly|precisely|superbly|fantastically|amazingly|"
        "the same to you|same to you|likewise|gleichfalls|samoin|"
        "sorry|ville bara säga|vill bara säga|ville bare sige|ville bare si|working on|work on|"
        "looking into|jobbar på|arbetar med|arbejder på|jobber med|work done|you have done|you've done|"
        "what you did|you did|happy holidays|happy new year|happy friday|happy weekend|tut mir leid|"
        "bara bra med|för snabb hjälp|hi|hello|hey|dear|good morning|good afternoon|good evening|hej|"
        "hejsan|hallå|tjena|god morgon|god morgen|god dag|goddag|hei|heisann|hallo|guten morgen|"
        "guten tag|guten abend|moin|servus|liebe|lieber|sehr geehrte|sehr geehrter|moi|moikka|terve|"
        "tervehdys|huomenta|päivää|kära|käre|kære|again|igen|wieder|taas|as it should|as they should|"
        "as expected|like it should|as before|like before|som det ska|som den ska|som de ska|"
        "som det skal|som den skal|som vanligt|som vanlig|som før|wie es soll|wie es sollte|"
        "wie gewohnt|wie gewünscht|wie vorher|niin kuin pitää|kuten pitää|kuten pitääkin|kuten ennen|"
        "no need|no further action needed|no further action required|nothing more|nothing else|"
        "nothing further|inget mer|inget annat|ikke mere|ikke mer|nichts weiter|nichts mehr zu tun|"
        "ei muuta|would like to thank|want to thank|wanted to thank|have a nice day|have a good day|"
        "have a great day|have a nice weekend|have a good weekend|have a great weekend|"
        "have a nice evening|ha en bra dag|ha en fin dag|ha det bra|ha det|trevlig helg|god helg|"
        "hav en god dag|god weekend|fortsat god dag|fortsatt god dag|schönes wochenende|schönen tag|"
        "schönen tag noch|einen schönen tag noch|schönen abend|schönen abend noch|"
        "noch einen schönen tag|hyvää viikonloppua|hyvää päivänjatkoa|mukavaa viikonloppua|"
        "mukavaa päivää|ja hyvää|ja mukavaa|ja kiitos|you too|detsamma|the dock|my dock|docking|"
        "es geht um|once more|once again|än en gång|ännu en gång|endnu en gang|enda en gang|"
        "nog een keer|noch einmal|nochmal|nochmals|vielä kerran"},
    Meaning{Broken,
            "broke|breaks|breaking|dies|died|dying|drops out|dropped out|gick sönder|går sönder|la av|"
            "lägger av|brød ned|brøt sammen|ging kaputt|hat nichts gebracht|bringt nichts|meni rikki|"
            "får ikke logget|klarer ikke|klarar inte|lyckas inte|schaffe es nicht|"
            "doesn't help|didn't help|does not help|did not help|hjälper inte|hjälpte inte|hjælper ikke|"
            "hjelper ikke|hjalp ikke|hilft nicht|ei auta|sadly no|sadly not|unfortunately no|sorry no|"
            "negative|same problem|same problems|same error|same errors|same issue|same issues|same thing|"
            "same here|the same|no change|no changes|no difference|no improvement|no luck|no better|"
            "not yet|not really|not at all|unfortunately not|afraid not|not good|not ok|not okay|not fine|"
            "no good|nothing works|still nothing|still no|don't think so|tror inte det|tror inte|"
            "tror ikke det|tror ikke|glaube nicht|en usko|nothing has changed|nothing changed|to no avail|"
            "broken|fails|fail|failed|failing|crash|crashes|crashed|crashing|worse|useless|down|stuck|hang|"
            "hangs|hanging|freezes|frozen|unable|unresolved|unsolved|unchanged|stopped|stops|dead|reopen|"
            "re-open|open it again|open again|gone again|samma problem|samma fel|samma sak|samma visa|"
            "lika illa|ingen skillnad|ingen förändring|inte än|inte ännu|inte alls|tyvärr inte|tyvärr nej|"
            "inte bra|inte riktigt|trasig|trasigt|trasiga|sönder|kommer inte in|kommer inte åt|"
            "kommer ikke inn|kommer ikke ind|kommer ikke på|kvarstår|är kvar|finns kvar|ligger nere|nere|"
            "kraschar|kraschade|kraschat|slutade|slutat|slutar|hänger sig|sämre|värre|oförändrat|"
            "misslyckas|misslyckades|öppna igen|öppna ärendet|samme problem|samme fejl|samme feil|"
            "det samme|ingen forskel|ingen forskjell|ingen ændring|ingen endring|ikke endnu|ikke ennå|"
            "ikke enda|ikke helt|slet ikke|ikke i det hele tatt|desværre ikke|dessverre ikke|desværre nej|"
            "dessverre nei|ikke bra|ikke godt|i stykker|ødelagt|crasher|crashede|krasjer|krasjet|stopper|"
            "stoppede|stoppet|verre|værre|uændret|uendret|fejler|fejlede|feiler|feilet|genåbn|genåbne|"
            "genåbnes|gjenåpne|gjenåpnes|henger|åpne igjen|åbn igen|noch nicht|gar nicht|leider nicht|"
            "leider nein|nicht gut|nicht wirklich|nicht ganz|das gleiche|dasselbe|gleiche problem|"
            "gleiches problem|selbe problem|gleicher fehler|gleiche fehler|derselbe fehler|selber fehler|"
            "keine änderung|keine verbesserung|keine besserung|kein unterschied|kaputt|defekt|abgestürzt|"
            "hängt|schlimmer|schlechter|unverändert|besteht weiterhin|besteht noch|ausgefallen|ungelöst|"
            "tot|wieder öffnen|wieder aufmachen|geht nimmer|funktioniert nimmer|sama ongelma|sama vika|"
            "sama virhe|sama juttu|sama tilanne|samaa|edelleen sama|ei vielä|ei vieläkään|ei muutosta|"
            "ei mitään muutosta|ei apua|ei auttanut|ei valitettavasti|valitettavasti ei|ei hyvä|rikki|"
            "kaatuu|kaatui|lakkasi|pahempi|huonompi|jumissa|jumittaa|jumiutuu|pätkii|avatkaa uudelleen|"
            "avaa uudelleen|avatkaa tiketti|poikki"},
    Meaning{Agreeing,
            "no hurry|no rush|no stress|that's all|that was all|that is all|det var allt|det räcker|"
            "det var alt|det var det|das war alles|das war's|das wars|siinä kaikki|no further help|"
            "i lige måde|"
            "all right|alright|reagerte via gmail|reagerede via gmail|hat über gmail reagiert|"
            "reagerade via gmail|liked your message|reacted to your message|reacted via gmail|go ahead|"
            "please go ahead|kan ikke klage|kan inte klaga|kann nicht meckern|kann nicht klagen|"
            "ingen spørgsmål|inga fler frågor|keine fragen mehr|no further questions|no more questions|"
            "no questions|no problem|no worries|not a problem|inga problem|inga bekymmer|ingen fara|"
            "kein problem|keine ursache|intet problem|ingen problem|ei ongelmaa|ei mitään|ei hätää|ok|okay|"
            "oki|okej|okei|okie|k|sure|noted|understood|received|got it|will do|great|perfect|super|"
            "excellent|awesome|brilliant|wonderful|lovely|nice|cool|fine|good|very good|well done|good job|"
            "great job|nice work|good work|great work|so far so good|can't complain|uppfattat|noterat|"
            "toppen|jättebra|kanon|perfekt|utmärkt|härligt|kalas|bra|bra jobbat|strålande|underbart|"
            "forstået|noteret|fint|flot|dejligt|godt|godt arbejde|skønt|forstått|notert|flott|bra jobba|"
            "topp|kjempebra|supert|klar|alles klar|verstanden|prima|toll|wunderbar|ausgezeichnet|"
            "hervorragend|gut|sehr gut|genau|na klar|selvä|selvä juttu|hienoa|hieno|mahtavaa|loistavaa|"
            "mainiota|hyvä|hyvä juttu|hyvin|erinomaista|upeaa|täydellistä|asia selvä|:+"},
    Meaning{Works,
            "back in business|back in action|prints again|skriver ut igen|druckt wieder|tulostaa taas|"
            "inga problem kvar|inga fel kvar|"
            "is back to normal|are back to normal|går det fint|går det bra|nå går det|nu går det|så går det|"
            "closed|kommer jag in|kommer vi in|kommer jag åt|kommer jeg ind|kommer jeg inn|"
            "komme wieder rein|komme rein|geht's|gehts|klappt's|wieder gut|wieder ok|kann zu|running|runs|"
            "coming through|come through|onnistu|seems to work|appears to work|all work|both work|"
            "they work|does work|seem to work|bare fint|bare bra|må gerne lukke|må gerne lukkes|"
            "inga problem längre|inga problem mer|inga fler problem|no problem anymore|no problem any more|"
            "no problem now|kein problem mehr|intet problem mere|ei ongelmaa enää|works|working|worked|"
            "functions|functional|functioning|operational|reachable|accessible|all good|all fine|all ok|"
            "all okay|all set|all well|all is well|all is good|is good|is fine|is ok|is okay|it's good|"
            "it's fine|it's ok|it's okay|its ok|its fine|are ok|are fine|are good|looks good|looks fine|"
            "look good|looking good|everything ok|everything okay|everything fine|everything good|good now|"
            "fine now|ok now|okay now|great now|good to go|good to close|happy|satisfied|pleased|"
            "back to normal|up again|back up|back online|online again|up and running|can log in|can login|"
            "can print|can connect|can access|able to|did the trick|did it|helped|that was it|agree|agreed|"
            "approve|approved|confirm|confirmed|correct|close|no objections|no objection|no complaints|"
            "fungerar|funkar|fungerade|funkade|funka|fungera|fungerat|funkat|går bra|gick bra|igång|"
            "allt bra|allt väl|allt ok|allt okej|allt är bra|allt är ok|är bra|är ok|är okej|bra nu|"
            "bara bra|ser bra ut|helt ok|frid och fröjd|hjälpte|kan logga in|kan skriva ut|kommer in|"
            "kommer åt|nöjd|nöjda|godkänner|godkänt|godkänns|bekräftar|stämmer|håller med|stäng|stänga|"
            "stängas|stängs|avsluta|avslutas|inga invändningar|virker|fungerer|virkede|virket|fungerede|"
            "fungerte|virke|fungere|funker|funket|fungert|kører|i gang|går fint|alt godt|alt fint|alt ok|"
            "alt er godt|alt er fint|alt er ok|alt er bra|alt bra|er fint|er godt|er bra|er ok|fint nu|"
            "fint nå|bra nå|ser godt ud|ser fint ud|ser fint ut|helt fint|hjalp|hjalp det|kan logge ind|"
            "kan logge inn|kommer ind|kommer inn|kan udskrive|kan skrive ut|tilfreds|tilfredse|fornøyd|"
            "godkender|godkendt|godkjenner|godkjent|bekræfter|bekrefter|stemmer|enig|luk|lukke|lukkes|lukk|"
            "lukket|afslut|afslutte|afsluttes|avslutt|avslutte|avsluttes|ingen indvendinger|"
            "ingen innvendinger|spiller|i boks|funktioniert|funktionieren|funktionierte|läuft|laufen|lief|"
            "geht|gehen|ging|klappt|klappte|klappen|geklappt|tut|alles gut|alles ok|alles okay|"
            "alles bestens|alles super|alles prima|alles fein|ist gut|ist ok|ist okay|sieht gut aus|so gut|"
            "alles paletti|geholfen|passt|stimmt|bestätige|bestätigt|einverstanden|zufrieden|schließen|"
            "schliessen|geschlossen|zumachen|kann mich anmelden|kann mich einloggen|keine einwände|toimii|"
            "toimi|toimivat|toimivan|toimiva|toiminut|toimineen|toimia|pelaa|pelittää|onnistuu|onnistui|"
            "onnistunut|kaikki hyvin|kaikki ok|kaikki hyvä|hyvä nyt|on ok|on hyvä|näyttää hyvältä|auttoi|"
            "auttanut|pääsen sisään|pääsen kirjautumaan|hyväksyn|hyväksytty|vahvistan|tyytyväinen|"
            "tyytyväisiä|sulkea|sulkekaa|sulje|suljetaan|ei huomautettavaa"},
    Meaning{Solved,
            "i sin ordning|solved|resolved|fixed|sorted|repaired|cured|corrected|cleared|disappeared|"
            "vanished|done|taken care of|in order|löst|löste|löstes|lösta|löser|löst sig|lost sig|fixat|"
            "fixad|fixade|fixats|åtgärdat|åtgärdad|åtgärdats|klart|ordnat|ordnad|försvunnit|försvann|"
            "avhjälpt|i ordning|lagat|lagad|løst|løste|løyst|fikset|fiksa|ordnet|klaret|rettet|forsvundet|"
            "forsvandt|udbedret|afhjulpet|i orden|ordnet seg|ordna seg|løst seg|løste seg|på plads|"
            "på plass|forsvunnet|forsvant|utbedret|gelöst|geloest|behoben|erledigt|repariert|gefixt|"
            "beseitigt|verschwunden|bereinigt|geklärt|korrigiert|fertig|in ordnung|ratkesi|ratkennut|"
            "ratkaistu|ratkaisi|korjattu|korjaantui|korjautui|kunnossa|kuntoon|selvisi|poistui|poistunut|"
            "hävinnyt|loppunut|korjaantunut|hävisi|hoidettu|hoitui|selvitetty|valmis"},
    Meaning{Gone,
            "no longer see|no longer seeing|no longer get|no longer getting|gone|borta|væk|borte|weg|poissa"},
    Meaning{Can, "can|kan|kann|können|voin|pääsen|pystyn|pääsemme|voimme"},
    Meaning{Ability,
            "går att|printe|gå|går|korjata|beheben|lösen|fikse|løse|laga|lösa|resolve|fix|solve|work|"
            "komme ind|komme inn|log in|login|log on|print|printing|connect|access|open|start|send|receive|"
            "see|use|reach|logga in|skriva ut|öppna|starta|skicka|komma in|komma åt|logge ind|logge inn|"
            "logge på|udskrive|skrive ut|åbne|åpne|starte|sende|anmelden|einloggen|drucken|öffnen|starten|"
            "senden|zugreifen|kirjautumaan|kirjautua|tulostamaan|tulostaa|avata|käynnistyy|käynnisty|"
            "avaudu|avautuu|sisään|lähettää"},
    Meaning{Tested,
            "tested|test|tried|time|testat|testa|hunnit|provat|testet|teste|prøvet|prøvd|nået|rukket|"
            "getestet|probiert|ausprobiert|testannut|testata|ehtinyt|kokeillut"},
    Meaning{ReturnedAgain,
            "passiert|sker|händer|happens|happening|wieder da|came back|come back|comes back|coming back|"
            "returned|reappeared|recurred|happened again|happens again|happened|occurred|occurs|appears|"
            "appear|kommit tillbaka|kom tillbaka|kommer tillbaka|dykt upp|dök upp|dyker upp|uppstår|"
            "uppstått|kommet tilbage|kom tilbage|er tilbage|kommet tilbake|kom tilbake|dukket op|dukker op|"
            "dukket opp|dukker opp|aufgetreten|tritt|auf getreten|wiedergekommen|wieder gekommen|"
            "zurückgekommen|kommt wieder|ist zurück|palannut|palasi|toistunut|ilmestynyt|esiinny|esiintynyt"},
    Meaning{Trouble,
            "problem|problems|issue|issues|error|errors|fault|faults|trouble|troubles|bug|bugs|failure|"
            "failures|warning|warnings|wrong|missing|problemet|problemen|fel|felet|felen|strul|strular|"
            "krångel|krånglar|bekymmer|felmeddelande|felmeddelandet|felmeddelanden|bugg|saknas|problemer|"
            "problemerne|problemene|fejl|fejlen|fejlene|fejlmeddelelse|fejlmeddelelser|fejlmeddelelsen|"
            "bøvl|bøvler|driller|mangler|feil|feilen|feilene|feilmelding|feilmeldinger|feilmeldingen|"
            "trøbbel|probleme|fehler|fehlermeldung|fehlermeldungen|störung|störungen|schwierigkeiten|ärger|"
            "falsch|fehlt|fehlen|ongelma|ongelmaa|ongelmia|ongelmat|ongelman|ongelmasta|vika|vikaa|vian|"
            "viat|virhe|virhettä|virheitä|virheet|virheen|virheilmoitus|virheilmoitusta|virheilmoituksia|"
            "häiriö|häiriöitä|häiriötä|puuttuu|väärin"},
    Meaning{AnyMore,
            "sitten eilisen|seitdem|seit gestern|siden i går|sedan dess|sedan igår|since this morning|"
            "since then|since yesterday|any more|anymore|any longer|längre|mer|mera|mere|lenger|længere|"
            "mehr|enää|since|so far today"},
    Meaning{Still,
            "fremdeles|noch immer|edelleenkään|yet|än|still|remains|remain|persists|persist|fortfarande|"
            "ännu|stadig|stadigvæk|fortsat|fortsatt|endnu|ennå|enda|noch|immer noch|weiterhin|nach wie vor|"
            "edelleen|vielä|vieläkään|yhä"},
    Meaning{Doch, "doch"},
    Meaning{Contradiction,
            "badly|poorly|unreliably|unreliable|erratically|erratic|sporadically|sporadic|rarely|seldom|"
            "irregularly|inconsistently|now and again|every now and then|from time to time|on and off|"
            "more or less|somehow|somewhat|works better|working better|a little|far from|anything but|doubt|"
            "doubtful|yeah right|the wrong|wrongly|fixed wrong|takes forever|take forever|takes ages|"
            "takes too long|forever|keeps|unstable|flaky|dåligt|uselt|sällan|hyfsat|hjälpligt|skapligt|"
            "någorlunda|stundtals|emellanåt|sporadiskt|ostabilt|instabilt|långt ifrån|långt från|tveksamt|"
            "tvivlar|mer eller mindre|nätt och jämnt|tar evigheter|dårligt|dårlig|sjældent|sjelden|"
            "nogenlunde|noenlunde|sporadisk|ustabilt|ustabil|langt fra|til tider|tvivler|tviler|"
            "mer eller mindre bra|mere eller mindre|tager evigheder|tar evigheter å|skidt|schlecht|selten|"
            "sporadisch|halbwegs|einigermaßen|einigermassen|leidlich|mäßig|instabil|unzuverlässig|"
            "mehr oder weniger|mehr schlecht als recht|von wegen|schon mal besser|ist anders|ab und zu|"
            "dann und wann|zweifle|bezweifle|dauert ewig|funktioniert fast|läuft fast|geht fast|klappt fast|"
            "fast gelöst|ist fast|huonosti|harvoin|joten kuten|satunnaisesti|epävakaasti|epävakaa|"
            "silloin tällöin|heikosti|kehnosti|epäilen|kestää ikuisuuden|"
            "now and then|hin und wieder|då och då|"
            "jaha|nja|so lala|geht so|så där|sådär|kysymyksiä|kysymys|fragen|frage|spørsmål|spørgsmål|"
            "frågor|fråga|questions|question|men|mutta|bara|bare|have to|had to|måste|må|muss|müssen|"
            "täytyy|pitää|but|however|although|though|except|besides|unfortunately|sadly|almost|nearly|"
            "mostly|partly|partially|partial|sometimes|occasionally|intermittently|only|apart from|"
            "other than|otherwise|instead|a bit|not sure|unsure|maybe|perhaps|another|additional|one more|"
            "one thing|something else|other|slow|slowly|sluggish|slower|temporarily|for a minute|for a few|"
            "for a while|for an hour|for a day|yesterday|strange|weird|odd|on the other hand|despite|"
            "whereas|some of|one of|half|wait|hold on|kind of|sort of|workaround|the rest|different|"
            "can you|could you|would you|will you|can we|could we|can i|could i|how|why|what about|need|"
            "needs|want|wants|would like|help me|please help|call me|send me|let us know|not the|too early|"
            "too soon|until|till|in part|is back|er tilbake|no idea|i wish|worse than|:-|/|dock|utom|"
            "förutom|tyvärr|nästan|delvis|ibland|endast|långsamt|långsam|segt|seg|trögt|trög|bortsett|"
            "kanske|osäker|osäkert|annat|annan|andra|en sak|en till|ett till|igår|i går|ett tag|en stund|"
            "en liten stund|konstigt|däremot|emellertid|tills|för tillfället|kan ni|kan du|skulle ni|"
            "skulle du|kunde ni|kunde du|hur|varför|behöver|vill ha|ring mig|ring oss|hjälp mig|kvar|halvt|"
            "dog|undtagen|unntatt|bortset|desværre|dessverre|næsten|nesten|nogle gange|noen ganger|"
            "av og til|ind imellem|innimellom|kun|langsomt|langsom|sløv|sløvt|tregt|treg|sakte|måske|"
            "usikker|usikkert|andet|annet|anden|annen|en ting|underligt|mærkeligt|rart|derimot|derimod|"
            "indtil|inntil|et stykke tid|kunne du|kunne i|kunne dere|vil du|vil i|kan i|kan dere|hvordan|"
            "hvorfor|hvornår|har brug for|trenger|ring til mig|ring meg|aber|jedoch|allerdings|trotzdem|"
            "außer|ausser|bis auf|leider|fast alles|fast alle|beinahe|teilweise|manchmal|gelegentlich|nur|"
            "zwar|langsam|langsamer|vielleicht|unsicher|sonst|ander|andere|anderer|anderes|anderen|"
            "eine sache|eine frage|gestern|eine weile|komisch|seltsam|dagegen|hingegen|vorerst|zeitweise|"
            "kurz|können sie|könnten sie|könnt ihr|könntet ihr|kannst du|könntest du|würden sie|wie|warum|"
            "brauche|brauchen|möchte|rufen sie|rückruf|kuitenkin|paitsi|valitettavasti|melkein|lähes|"
            "osittain|joskus|välillä|ainoastaan|vain|hitaasti|hidas|hidasta|ehkä|epävarma|toinen|yksi asia|"
            "eilen|hetken|outoa|tosin|silti|vaikka|kunnes|muuten|voitko|voitteko|voisitko|voisitteko|"
            "voisiko|miten|miksi|tarvitsen|tarvitsemme|haluaisin|soittakaa|soita"},
    Meaning{Condition,
            "if|whether|unless|when|whenever|once|should|would|could|must|before|om|ifall|när|innan|borde|"
            "skulle|hvis|når|burde|bør|før|wenn|falls|ob|wann|sollte|würde|könnte|bevor|jos|milloin|"
            "pitäisi|ennen kuin"},
    Meaning{Guess,
            "think|i think so|believe|guess|suppose|probably|hope|hopefully|hoping|expect|so far|for now|"
            "tror|hoppas|förhoppningsvis|troligen|förmodligen|än så länge|antar|håber|forhåbentlig|"
            "forhåbentligt|indtil videre|formentlig|håper|forhåpentligvis|foreløpig|foreløbig|glaube|denke|"
            "hoffe|hoffen|hoffentlich|wahrscheinlich|vermutlich|bisher|bis jetzt|luulen|uskon|toivon|"
            "toivottavasti|luultavasti|toistaiseksi"},
    Meaning{Later,
            "ich teste|teste es|teste das|teste morgen|testen es|schaue mir|sehe mir|schaue es mir|"
            "schauen uns|en ehtinyt|ska kolla|haven't tested|haven't tested yet|haven't tested it yet|"
            "haven't tried|not tested|not tested yet|haven't had time|inte testat|inte provat|inte hunnit|"
            "ikke testet|ikke prøvet|ikke prøvd|ikke nået|ikke rukket|noch nicht getestet|nicht getestet|"
            "noch nicht probiert|en ole testannut|en ole ehtinyt|en ole kokeillut|will test|will check|"
            "will try|i'll test|i'll check|i'll try|we'll test|we'll check|we'll try|going to test|"
            "have to test|get back to you|come back to you|getting back|let you know|be in touch|call you|"
            "i will call|tomorrow|later|next week|ska testa|ska prova|testar|provar|kollar|återkommer|"
            "hör av mig|hör jag av mig|hører du fra mig|hører i fra mig|hör av oss|i morgon|imorgon|senare|"
            "nästa vecka|tester|prøver|tjekker|sjekker|vender tilbage|vender jeg tilbage|sier ifra|"
            "siger til|kommer tilbake|melder tilbage|gir beskjed|giver besked|i morgen|senere|næste uge|"
            "neste uke|probiere|prüfe|prüfen|melde mich|melde ich mich|melde ich|melden uns|gebe bescheid|"
            "morgen|später|nächste woche|testaan|kokeilen|tarkistan|katson|palaan|ilmoitan|ilmoittelen|"
            "huomenna|myöhemmin|ensi viikolla"},
    Meaning{Negation,
            "nix|nischt|not|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|won't|"
            "wouldn't|"
            "can't|cannot|couldn't|never|dont|doesnt|didnt|isnt|arent|wasnt|hasnt|havent|wont|cant|couldnt|"
            "ain't|no longer|nor|neither|nothing|nobody|no one|hardly|barely|inte|icke|ej|aldrig|ingenting|"
            "knappt|knappast|ikke|ikkje|ikk|aldri|næppe|neppe|knapt|nicht|nie|niemals|nichts|niemand|kaum|"
            "eivät|eikä|eipä|emme|ette|älä|älkää|en pysty|en saa|en pääse|en voi|en ole|en näe|en hyväksy|"
            "tuskin|kukaan"},
    Meaning{Without,
            "none|zero|without|any|inga|inget|ingen|utan|kein|keine|keinen|keinerlei|keinem|keiner|ohne|"
            "intet|uden|uten|ilman|ingenlunde|nolla"},
    Meaning{No, "ei kiitos|no|nope|nah|nej|nejdå|nej då|nä|nää|näe|näh|nei|nei da|nein|nö|nee|næh|ei"},
    Meaning{Yes,
            "yes|yep|yup|yeah|yea|yes it does|indeed|absolutely|definitely|ja|japp|jajamän|jadå|ja då|jodå|"
            "jo|javisst|visst|absolut|jepp|jajamensan|jajjamän|jep|jeps|jada|joda|jovist|javist|jawohl|jup|"
            "ja klar|joo|juu|kyllä|kyl|jes|toki|juurikin"},
    Meaning{Thanks,
            "thanks|thank|thx|ty|thanx|cheers|appreciate|appreciated|appreciates|grateful|tack|tackar|"
            "tusen|tak|takker|takk|danke|dank|dankeschön|merci|dankend|kiitos|kiitoksia|kiitokset|kiitti|"
            "kiitän|kiitämme|kiitoksena"},
    Meaning{Please, "please|pls|plz|snälla|vänligen|bitte|venligst|vennligst|ystävällisesti"},
    Meaning{Neutral,
            "it|is|now|the|a|that|this|and|you|very|much|so|for|all|everything|me|us|on|my|has|been|just|"
            "den|det|är|nu|och|så|mycket|för|allt|på|hjälpen|för hjälpen|er|og|nå|meget|mange|alt|hjælpen|"
            "for hjelpen|hjelpen|es|das|ist|jetzt|und|sehr|vielen|besten|herzlichen|alles|für|die|der|"
            "hilfe|se|nyt|paljon|kaikki|avusta"},
};

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Table = std::unordered_map<std::string, AnswerWord, Hash, std::equal_to<>>;

constexpr std::size_t longest_phrase = 5;  // words

Table table_of_meanings() {
  Table table;
  for (const auto& [meaning, phrases] : meanings) {
    std::string_view rest = phrases;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('|'), rest.size());
      table.emplace(rest.substr(0, end), meaning);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return table;
}

}  // namespace

FoundPhrase phrase_at(std::span<const std::string> words) {
  static const Table table = table_of_meanings();
  FoundPhrase found;
  std::string phrase;
  for (std::size_t count = 1; count <= std::min(words.size(), longest_phrase); ++count) {
    phrase += (count == 1 ? "" : " ") + words[count - 1];
    const auto known = table.find(phrase);
    if (known != table.end()) found = {known->second, count};
  }
  return found;
}

}  // namespace ticketd::domain
