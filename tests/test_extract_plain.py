"""Plain sentences as newsrooms write them most often: who lost how many, and who says so."""

import pytest

from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import lexicon
from tests.test_extract_scenes import incidents
from tests.test_extract_wordings import SHORT, read, shown, told

COUNTED = [
    # low, best and high as shown() writes them: "99+" at least, "~40" at most or about
    ("en", "Three people died, one of them a child.", "killed 3"),
    ("en", "Three people died, including Aram Petrosyan and Hayk Musaelyan.", "killed 3"),
    ("en", "Soldiers Aram Petrosyan and Hayk Musaelyan were killed.", "killed 2"),
    ("en", "Aram Petrosyan, 19, and Hayk Musaelyan, 20, were killed.", "killed 2"),
    ("en", "Aram Petrosyan and Hayk Musaelyan were killed.", "killed 2"),
    ("en", "Conscript Aram Petrosyan was killed and another soldier, Hayk Musaelyan, was wounded.", "killed 1, wounded 1"),
    ("en", "Two were killed, Aram Petrosyan and Hayk Musaelyan, and a third was wounded.", "killed 2, wounded 1"),
    ("en", "The number of dead rose from 49 to 105.", "killed 105"),
    ("en", "The death toll has risen to 105 from 49.", "killed 105"),
    ("en", "At least 99 people were killed on both sides.", "killed 99+"),
    ("en", "49 Armenian and 50 Azerbaijani soldiers were killed.", "killed 49 of AM, killed 50 of AZ"),
    ("en", "Azerbaijan lost 50 soldiers and Armenia 105.", "killed 50 of AZ, killed 105 of AM"),
    ("en", "Azerbaijan said 50 of its soldiers died, while Armenia put its losses at 105.", "killed 50, killed 105"),
    ("en", "Nine soldiers are missing and two are prisoners.", "missing 9, captured 2"),
    ("en", "A soldier was killed and a civilian hurt.", "killed 1, wounded 1"),
    ("en", "No one was killed but three were wounded.", "killed 0, wounded 3"),
    ("en", "There were no deaths; two people were injured.", "killed 0, wounded 2"),
    ("en", "Two civilians, a man and a woman, were wounded.", "wounded 2"),
    ("en", "Two civilians - a man and a woman - were wounded.", "wounded 2"),
    ("en", "More than a dozen were hurt.", "wounded 12+"),
    ("en", "The fighting left 16 dead, among them a general.", "killed 16"),
    ("en", "The fighting left 16 dead and 20 wounded.", "killed 16, wounded 20"),
    ("en", "The attack killed two and wounded three.", "killed 2, wounded 3"),
    ("en", "Artillery fire killed a 13-year-old boy and injured his mother.", "killed 1, wounded 1"),
    ("en", "Two of the wounded later died.", "killed 2"),
    ("en", "One of the five wounded soldiers died in hospital.", "killed 1"),
    ("en", "Six soldiers were taken prisoner, one of them wounded.", "captured 6, wounded 1"),
    ("en", "Six Armenian soldiers were captured.", "captured 6 of AM"),
    ("en", "Azerbaijani forces captured six Armenian soldiers.", "captured 6 of AM"),
    ("en", "The ministry confirmed the deaths of four servicemen.", "killed 4"),
    ("en", "The ministry confirmed that four servicemen had died and named two of them.", "killed 4"),
    ("ru", "Погибли трое, один из них ребёнок.", "killed 3"),
    ("ru", "Погибли солдаты Арам Петросян и Айк Мусаелян.", "killed 2"),
    ("ru", "Погиб рядовой Арам Петросян, ранен сержант Айк Мусаелян.", "killed 1, wounded 1"),
    ("ru", "Число погибших выросло с 49 до 105.", "killed 105"),
    ("ru", "Азербайджан потерял 50 военных, Армения — 105.", "killed 50 of AZ, killed 105 of AM"),
    ("ru", "Убиты двое, ранены трое, пропал без вести один.", "killed 2, wounded 3, missing 1"),
    ("ru", "Двое убиты, трое ранены, один пропал без вести.", "killed 2, wounded 3, missing 1"),
    ("ru", "Есть один убитый и двое раненых.", "killed 1, wounded 2"),
    ("ru", "В плен попали шестеро.", "captured 6"),
    ("ru", "В плен взяты шесть армянских военных.", "captured 6 of AM"),
    ("ru", "Погибших нет, двое ранены.", "killed 0, wounded 2"),
    ("ru", "Никто не погиб, двое ранены.", "killed 0, wounded 2"),
    ("ru", "Министерство подтвердило гибель четырёх военнослужащих.", "killed 4"),
    ("ru", "Жертвами обстрела стали 13 человек, более 50 пострадали.", "killed 13, wounded 50+"),
    ("ru", "При обстреле погиб 13-летний мальчик, ранена его мать.", "killed 1, wounded 1"),
    ("ru", "Двое из раненых скончались.", "killed 2"),
    ("ru", "Потеряна связь с восемью военнослужащими.", "missing 8"),
    ("ru", "Бои унесли жизни 16 человек.", "killed 16"),
    ("ru", "Противник потерял убитыми 40 человек.", "killed 40"),
    ("ru", "Убито до 40 солдат противника.", "killed ~40"),
    ("az", "Üç nəfər ölüb, onlardan biri uşaqdır.", "killed 3"),
    ("az", "Əsgərlər Elnur Əliyev və Rauf Məmmədov şəhid olub.", "killed 2 of AZ"),
    ("az", "Ölənlərin sayı 49-dan 105-ə çatıb.", "killed 105"),
    ("az", "İki nəfər ölüb, üç nəfər yaralanıb, bir nəfər itkin düşüb.", "killed 2, wounded 3, missing 1"),
    ("az", "Altı erməni əsgəri əsir götürülüb.", "captured 6 of AM"),
    ("az", "Ölən yoxdur, iki nəfər yaralanıb.", "killed 0, wounded 2"),
    ("az", "Nazirlik dörd hərbçinin həlak olduğunu təsdiqləyib.", "killed 4"),
    ("az", "13 yaşlı oğlan həlak olub, anası yaralanıb.", "killed 1, wounded 1"),
    ("az", "Yaralılardan ikisi ölüb.", "killed 2"),
    ("az", "Döyüşlərdə hər iki tərəfdən 99 nəfər ölüb.", "killed 99"),
    ("az", "Düşmən 40-a yaxın əsgər itirib.", "killed ~40+"),
    ("az", "Mərmi partlayışından iki mülki şəxs, kişi və qadın yaralanıb.", "wounded 2"),
    ("az", "Səkkiz hərbçi ilə əlaqə kəsilib.", "missing 8"),
    ("hy", "Զոհվել է երեք մարդ, նրանցից մեկը երեխա է։", "killed 3"),
    ("hy", "Զոհվել են զինվորներ Արամ Պետրոսյանը և Հայկ Մուսայելյանը։", "killed 2"),
    ("hy", "Զոհերի թիվը 49-ից հասել է 105-ի։", "killed 105"),
    ("hy", "Ադրբեջանը կորցրել է 50 զինվոր, Հայաստանը՝ 105։", "killed 50 of AZ, killed 105 of AM"),
    ("hy", "Երկու հոգի զոհվել է, երեքը՝ վիրավորվել, մեկն անհետ կորել է։", "killed 2, wounded 3, missing 1"),
    ("hy", "Գերեվարվել է վեց հայ զինծառայող։", "captured 6 of AM"),
    ("hy", "Զոհ չկա, վիրավորվել է երկու մարդ։", "killed 0, wounded 2"),
    ("hy", "Նախարարությունը հաստատել է չորս զինծառայողի մահը։", "killed 4"),
    ("hy", "Զոհվել է 13-ամյա տղա, վիրավորվել է մայրը։", "killed 1, wounded 1"),
    ("hy", "Վիրավորներից երկուսը մահացել են։", "killed 2"),
    ("hy", "Ութ զինծառայողի հետ կապը կորել է։", "missing 8"),
    ("hy", "Հակառակորդը կորցրել է մինչև 40 զինվոր։", "killed ~40"),
    ("hy", "Երկու քաղաքացիական անձ՝ տղամարդ և կին, վիրավորվել են։", "wounded 2"),
    ("hy", "Ունենք մեկ զոհ և երկու վիրավոր։", "killed 1, wounded 2"),
    ("en", "Five soldiers, including Akshin Aliyev, were killed.", "killed 5"),
    ("az", "Beş hərbçimiz, o cümlədən Aqşin Əliyev şəhid olub.", "killed 5"),
    # mines: casualties, of whom a part died
    ("en", "Since 2020, 339 people have hit mines, 65 of them died.", "casualties 339, killed 65"),
    ("ru", "На минах подорвались 313 человек, из них 65 погибли.", "casualties 313, killed 65"),
    ("az", "2020-ci ildən 339 nəfər minaya düşüb, onlardan 65 nəfəri həlak olub.", "casualties 339, killed 65"),
    ("az", "Bir əsgər minaya düşüb, həlak olub.", "killed 1"),
    # asked for, not told; members of one family; cattle and things; what a side lost
    ("en", "It did not specify how many people died.", ""),
    ("ru", "Сколько солдат погибло, неизвестно.", ""),
    ("az", "Neçə əsgərin öldüyü bilinmir.", ""),
    ("az", "Bir neçə əsgər ölüb.", "killed 2~None+"),
    ("hy", "Թե քանի զինվոր է զոհվել, հայտնի չէ։", ""),
    ("hy", "Մի քանի զինվոր է զոհվել։", "killed 2~None+"),
    ("en", "Three members of one family were killed, including a five-year-old.", "killed 3"),
    ("hy", "Զոհվել է մեկ ընտանիքի երեք անդամ։", "killed 3"),
    ("en", "Twenty sheep were killed.", ""),
    ("en", "The enemy lost 14 tanks.", ""),
    ("en", "The Azerbaijanis lost at least 14.", "killed 14+ of AZ"),
    ("en", "Two soldiers, one policeman and a child were killed.", "killed 4"),
    ("ru", "Противник потерял не менее 14.", "killed 14+"),
    ("ru", "По словам губернатора, в Сотке ранены не менее трёх гражданских, ещё порядка 200 жителей, в основном женщины и дети, вывезены в Варденис.", "wounded 3+"),
    ("ru", "В Сотке ранены трое гражданских, ещё 200 жителей эвакуированы.", "wounded 3"),
    ("en", "At least three civilians were wounded in Sotk, another 200 residents, mostly women and children, were evacuated to Vardenis, the governor said.", "wounded 3+"),
    ("en", "Three civilians were wounded and 200 people were evacuated.", "wounded 3"),
    ("en", "Three wounded soldiers were evacuated to hospital.", "wounded 3"),
    ("en", "Two civilians were killed, 30 families were displaced and five people were injured.", "killed 2, wounded 5"),
    ("az", "Sotk kəndində üç mülki şəxs yaralanıb, daha 200 sakin köçürülüb.", "wounded 3"),
    ("hy", "Սոթքում վիրավորվել է երեք քաղաքացիական անձ, ևս 200 բնակիչ տարհանվել է Վարդենիս։", "wounded 3"),
    ("en", "Two crew members died, and another was evacuated to an airfield with injuries of moderate severity.", "killed 2, wounded 1"),
    ("en", "Two crew members died, and another was evacuated.", "killed 2"),
    ("en", "Senior soldier Kamran Aliyev, who was on duty at one of the posts, received a bullet wound to the head and could not be saved.", "killed 1"),
    ("ru", "Рядовой получил пулевое ранение в голову, спасти его не удалось.", "killed 1"),
    ("hy", "Զինծառայողը վիրավորվել է, նրա կյանքը փրկել չի հաջողվել։", "killed 1"),
    ("ru", "Взятых в плен азербайджанских солдат насчитали шесть.", "captured 6 of AZ"),
    ("ru", "Взятых в плен солдат шестеро.", "captured 6"),
    ("en", "The captured soldiers numbered six.", "captured 6"),
    ("ru", "Погиб рабочий-дорожник.", "killed 1"),
    ("ru", "Майор Агиль Омаров был смертельно ранен снайпером противника на позиции.", "killed 1"),
    ("ru", "Под ответным огнём диверсанты отошли, потеряв не менее четырёх человек убитыми; ещё от пяти до семи ранены.", "killed 4+, wounded 5~None"),
    ("ru", "Диверсанты отошли, потеряв не менее четырёх человек убитыми.", "killed 4+"),
    ("ru", "Диверсионная группа отступила, потеряв двух человек.", "killed 2"),
    ("en", "The saboteurs retreated, losing four dead; five more were wounded.", "killed 4, wounded 5"),
    ("hy", "Հաստատված է առնվազն 31 զոհ, այդ թվում՝ երկու քաղաքացիական անձ, վիրավորների թիվը գերազանցում է 80-ը։", "killed 31+, wounded 80+"),
    ("hy", "Հաստատված է առնվազն 31 զոհ, վիրավորների թիվը գերազանցում է 80-ը։", "killed 31+, wounded 80+"),
    ("hy", "Կա առնվազն 31 զոհ, վիրավորների թիվը 80 է։", "killed 31+, wounded 80"),
    ("hy", "Նա մահացել է տեղում, կցորդի վրա նստած երկու ազգականները վիրավորվել են։", "killed 1, wounded 2"),
    ("az", "Dağlıq Qarabağ ermənilərinin hərbi komandanlığı beş nəfər itirdiyini, iki döyüşçünün xəbərsiz yox olduğunu bildirir.", "killed 5 of NK, missing 2"),
    ("az", "Iki döyüşçü xəbərsiz yox olub.", "missing 2"),
    ("az", "Mühasirəyə düşən qrupun dörd üzvü əsir götürülüb, onlardan biri yaralıdır.", "captured 4, wounded 1"),
    ("az", "Ölənlərin sayı ikiyə çatıb, dörd nəfər isə müalicəsini davam etdirir.", "killed 2, wounded 4"),
    ("az", "Dekabrın 3-də heyvan otaran 29 yaşlı çoban piyada əleyhinə minaya düşərək həlak olub.", "killed 1"),
    ("hy", "Որոնք, Ադրբեջանի պաշտպանության նախարարության տվյալներով, ունեցել են մինչև 15 սպանված ու վիրավոր։", "casualties ~15"),
    ("ru", "Еще накануне вечером он говорил о 25 погибших.", "killed 25"),
    ("en", "Speaking to lawmakers, Prime Minister Nikol Pashinyan added that 20 Armenian soldiers were being held prisoner in Azerbaijan.", "captured 20 of AM"),
    ("en", "The death toll from the blast has risen to two, and four remain in hospital.", "killed 2, wounded 4"),
    ("ru", "Число погибших при взрыве достигло двух, ещё четверо продолжают лечение.", "killed 2, wounded 4"),
    ("hy", "Պայթյունի զոհերի թիվը հասել է երկուսի, չորսը շարունակում են բուժվել։", "killed 2, wounded 4"),
    ("hy", "Կա 31 զոհ, այդ թվում՝ երկու քաղաքացիական, վիրավորվել է 80 մարդ։", "killed 31, wounded 80"),
    ("hy", "Կա 31 զոհ, որից երկուսը քաղաքացիական, վիրավորների թիվը 80 է։", "killed 31, wounded 80"),
    ("hy", "Կա 31 զոհ, այդ թվում՝ երկու կին, և 80 վիրավոր։", "killed 31, wounded 80"),
    ("en", "At least 31 are dead, including two civilians, and the number of wounded exceeds 80.", "killed 31+, wounded 80+"),
    ("ru", "Подтверждены не менее 31 погибшего, в том числе двое гражданских, число раненых превышает 80.", "killed 31+, wounded 80+"),
    ("az", "Ən azı 31 ölü, o cümlədən iki mülki şəxs var, yaralıların sayı 80-i keçib.", "killed 31+, wounded 80+"),
    ("ru", "Он умер на месте, двое родственников ранены.", "killed 1, wounded 2"),
    ("hy", "Նա զոհվել է տեղում, երկու ազգականները վիրավորվել են։", "killed 1, wounded 2"),
    ("en", "He died on the spot and two relatives were wounded.", "killed 1, wounded 2"),
    ("ru", "Потерь в личном составе и технике Азербайджанской армии нет.", "killed 0 of AZ, wounded 0 of AZ"),
    ("en", "One person was reported killed and five injured.", "killed 1, wounded 5"),
    ("en", "Two people are reported dead and five wounded.", "killed 2, wounded 5"),
    ("en", "Two people were confirmed killed and five are reported wounded.", "killed 2, wounded 5"),
    ("en", "The fate of two more men is unknown.", "missing 2"),
    ("en", "The whereabouts of three soldiers remain unknown.", "missing 3"),
    ("ru", "Судьба ещё двоих неизвестна.", "missing 2"),
    ("az", "Daha iki nəfərin taleyi məlum deyil.", "missing 2"),
    ("en", "None of their personnel had been hurt.", "killed 0, wounded 0"),
    ("en", "The total number of civilian deaths since September 27 is 23, and 97 people have been wounded.", "killed 23, wounded 97"),
    ("en", "The number of civilian deaths is 23.", "killed 23"),
    ("en", "One Karabakh soldier had died and another had been wounded.", "killed 1 of NK, wounded 1 of NK"),
    ("en", "Two soldiers were killed and another has been seriously wounded.", "killed 2, wounded 1"),
    ("en", "Armenia at first reported one fatality in the battles near Ishkhanasar.", "killed 1"),
    ("en", "The ministry said that 13 servicemen were in Azerbaijani captivity; communication with 24 more has been lost.", "captured 13, missing 24"),
    ("en", "In Jermuk, two resort employees were injured and the ropeway station burnt down.", "wounded 2"),
    ("en", "A resident of Stepanakert stepped on an anti-personnel mine near Askeran while gathering firewood and was taken to hospital with an injured foot.", "wounded 1 of NK"),
    ("en", "Doctors say there is no danger to his life.", ""),
    ("en", "Ensign Kamran Jafarov was shot in the shoulder and taken to hospital; doctors say there is no danger to his life.", "wounded 1"),
    ("ru", "Погибли работники энергетической компании Фуад Исмайлов, 1988 года рождения, и Эльнур Гаджиев, 1993 года рождения.", "killed 2"),
    ("ru", "Сообщает о шести убитых и двух десятках раненых горожан.", "killed 6, wounded 20"),
    ("en", "In repelling the attack servicemen Aram Avagyan (born 1996), Gor Melikyan (born 1997) and Vahram Safaryan (born 1975) were killed.", "killed 3"),
    ("ru", "Стороны признали гибель 18 военнослужащих: 14 азербайджанских и 4 армянских.", "killed 14 of AZ, killed 4 of AM"),
    ("az", "Düşmən atəşi nəticəsində şəxsi heyət arasında ölən və yaralanan olmayıb.", "killed 0, wounded 0"),
    ("az", "Düşmənin atəşi nəticəsində itki yoxdur.", "killed 0, wounded 0"),
    ("az", "Düşmən atəşindən itki yoxdur.", "killed 0, wounded 0"),
    ("az", "Azərbaycanın ümumi itkisinin 14 nəfərdən az olmadığını yazıb.", "killed 14+ of AZ"),
    ("az", "Qarşı tərəfin ölü və yaralı sayı 2300-ə yaxındır.", "casualties ~2300+"),
    ("az", "Birinci Qarabağ müharibəsindən indiyədək 3890 azərbaycanlı itkin düşmüş sayılır, altı hərbçinin taleyi bəlli deyil.", "missing 3890 of AZ, missing 6"),
    ("hy", "Տեղում մահացել է 52-ամյա մեխանիզատոր Ռաֆիկ Հովսեփյանը, նրա 16-ամյա որդին կոտրվածքներով տեղափոխվել է Ստեփանակերտի հիվանդանոց։", "killed 1, wounded 1"),
    ("hy", "Զոհվել է 1984 թ. ծնված փաստաբան Ս. Մկրտչյանը։", "killed 1"),
    ("ru", "Погибли Фуад Исмайлов и Эльнур Гаджиев.", "killed 2"),
    ("ru", "Погибли сотрудники полиции Фуад Исмайлов и Эльнур Гаджиев.", "killed 2"),
    ("ru", "Погибли военнослужащие Фуад Исмайлов и Эльнур Гаджиев.", "killed 2"),
    ("ru", "Погибли военнослужащие Фуад Исмайлов (1988 г.р.) и Эльнур Гаджиев (1990 г.р.).", "killed 2"),
    ("ru", "Погибли военнослужащие Фуад Исмайлов, 1988 г.р., Эльнур Гаджиев, 1990 г.р., и Акиф Мамедов, 1991 г.р.", "killed 3"),
    ("en", "Fuad Ismayilov and Elnur Hajiyev were killed.", "killed 2"),
    ("en", "The company's workers Fuad Ismayilov and Elnur Hajiyev were killed by a mine.", "killed 2"),
    ("en", "The following servicemen lost their lives: Junior sergeant Aram Avagyan, Private Gor Melikyan and Contract soldier Vahram Safaryan.", "killed 3"),
    ("en", "Killed were Junior sergeant Aram Avagyan, Private Gor Melikyan, and Private Vahram Safaryan.", "killed 3"),
    ("en", "Servicemen Aram Avagyan, Gor Melikyan and Vahram Safaryan were killed.", "killed 3"),
    ("hy", "Զոհվել են փոխգնդապետ Արմեն Բաբայանը, մայոր Դավիթ Դանիելյանը և լեյտենանտ Արարատ Գասպարյանը։", "killed 3"),
    ("hy", "Զոհվել են զինծառայողներ Արմեն Բաբայանը, Դավիթ Դանիելյանը և Արարատ Գասպարյանը։", "killed 3"),
    ("az", "Hərbçilər Fuad İsmayılov, Elnur Hacıyev və Akif Məmmədov həlak olub.", "killed 3"),
    ("az", "Energetiklər Fuad İsmayılov və Elnur Hacıyev minaya düşərək həlak olub.", "killed 2"),
    ("az", "Nəticədə hərbi qulluqçular – gizir Ceyhun Mehdiyev və baş çavuş Orxan Talıbov yaralanıb.", "wounded 2"),
    ("hy", "Հակառակորդի կորուստն այստեղ, ռադիոորսումների տվյալներով, կազմում է 5-ից 7 սպանված և վիրավոր։", "casualties 5~None"),
    ("hy", "Հակառակորդի կորուստը կազմում է 5-ից 7 սպանված։", "killed 5~None"),
    ("hy", "Հակառակորդի գործողությունների հետևանքով Պաշտպանության բանակը կորցրել է չորս զինվոր։", "killed 4 of NK"),
    ("en", "Sergeant Gagik Melikyan (b. 1994) sustained a gunshot wound incompatible with life.", "killed 1"),
    ("ru", "Рядовой Тигран Овсепян получил огнестрельное ранение в области шеи и скончался по дороге в больницу. Его сослуживец, младший сержант Арам Петросян, ранен в руку.", "wounded 1, wounded 1"),
    ("en", "Sergeant Gagik Melikyan sustained a gunshot wound incompatible with life.", "killed 1"),
    ("en", "A soldier received wounds incompatible with life.", "killed 1"),
    ("ru", "Связь с 24 военными потеряна.", "missing 24"),
    ("en", "Since November 2020, mines have killed 48 citizens of Azerbaijan, both civilians and servicemen, and injured 249.", "killed 48 of AZ, wounded 249"),
    ("en", "Two soldiers, both conscripts, were killed.", "killed 2"),
    ("en", "Azerbaijan says two of its soldiers were killed as they repelled Armenian saboteurs in the Tartar district.", "killed 2"),
    ("ru", "Возбуждено уголовное дело по статье о покушении на убийство двух и более лиц.", ""),
    ("en", "The proceedings are under the article on attempted murder of two or more persons.", ""),
    ("az", "Cinayət işi iki və daha çox şəxsin öldürülməsinə qəsd maddəsi ilə başlanıb.", ""),
    ("hy", "Հարուցվել է քրեական գործ՝ երկու կամ ավելի անձանց սպանության փորձի հատկանիշներով։", ""),
    ("ru", "Сами механизаторы, отец и сын, успели спрятаться и не пострадали.", "killed 0, wounded 0"),
    ("ru", "Механизаторы не пострадали.", "killed 0, wounded 0"),
    ("ru", "Крестьяне, отец и сын, не пострадали.", "killed 0, wounded 0"),
    ("ru", "12 января в Кельбаджаре взорвался гусеничный экскаватор: машинист убит, трое рабочих получили контузии.", "killed 1, wounded 3"),
    ("az", "Nəticədə dörd mülki şəxs həlak olub: Fazil Quliyev (1961), onun oğlu Ramil Quliyev (1990), Zakir İsmayılov (1974) və Sevinc Abbasova (1983).", "killed 4"),
    ("az", "Nəticədə dörd mülki şəxs həlak olub: Fazil Quliyev, onun oğlu Ramil Quliyev və Sevinc Abbasova.", "killed 4"),
    ("en", "Four civilians were killed: Fazil Guliyev (1961), his son Ramil Guliyev (1990), Zakir Ismayilov (1974) and Sevinj Abbasova (1983).", "killed 4"),
    ("ru", "Погибли четыре мирных жителя: Фазил Гулиев (1961), его сын Рамиль Гулиев (1990), Закир Исмаилов (1974) и Севиндж Аббасова (1983).", "killed 4"),
    ("hy", "Զոհվել է չորս քաղաքացիական անձ՝ Արամ Սարգսյան (1961), նրա որդին՝ Գոռ Սարգսյան (1990), Լիլիթ Պետրոսյան (1974) և Անի Հակոբյան (1983)։", "killed 4"),
    ("hy", "Զոհվեց 12-ամյա Վաղինակ Գրիգորյանը, վիրավորվեցին նրա եղբայրն ու դասընկերը։", "killed 1, wounded 2"),
    ("en", "A boy of 12 was killed, his brother and a classmate were wounded.", "killed 1, wounded 2"),
    ("ru", "Погиб 12-летний мальчик, ранены его брат и одноклассник.", "killed 1, wounded 2"),
    ("az", "12 yaşlı uşaq həlak olub, qardaşı və sinif yoldaşı yaralanıb.", "killed 1, wounded 2"),
    ("en", "Three wounded soldiers were evacuated to Stepanakert.", "wounded 3"),
    ("ru", "Трое раненых эвакуированы в Горис.", "wounded 3"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_a_plain_sentence_gives_its_numbers(language, text, expected):
    found = find_losses(text, lexicon(language))
    sides = [f" of {SHORT[one.side]}" if one.side else "" for one in found]
    assert (
        ", ".join(f"{one.measure} {shown(one.count)}{side}" for one, side in zip(found, sides, strict=True))
        == expected
    )


def counted(found):
    """Return every claim with numbers, of all incidents."""
    return [claim for line in told(found) for claim in line.split("; ")[1:]]


SCENE = {
    "en": "Shelling hit Jermuk on 13 September. ",
    "ru": "13 сентября обстрелян Джермук. ",
    "az": "Sentyabrın 13-də Cermuk atəşə tutulub. ",
    "hy": "Սեպտեմբերի 13-ին հրետակոծվել է Ջերմուկը։ ",
}
OUTLETS = {"en": "Sentinel", "ru": "Вестник", "az": "Xəbər", "hy": "Լուր"}

SAID = [
    ("en", "AM", "Three soldiers were killed, according to Armenia."),
    ("en", "AM", "Three soldiers were killed, Armenian officials said."),
    ("en", "AM", "Armenia says three of its soldiers were killed."),
    ("en", "AM", "Armenia has reported three soldiers killed."),
    ("en", "AM", "Three Armenian soldiers were killed, Yerevan announced."),
    ("en", "AM", "Armenian Prime Minister Nikol Pashinyan told parliament three soldiers had been killed."),
    ("en", "AM", "Pashinyan said three soldiers were killed."),
    ("en", "AM", "In a statement, Armenia's Defence Ministry said three soldiers were killed."),
    ("en", "AM", "The Armenian Defence Ministry reported the deaths of three soldiers."),
    ("en", "AM", "The Armenian side put its losses at three killed."),
    ("en", "AM", "Armenia acknowledged the deaths of three soldiers."),
    ("en", "AM", "Armenia confirmed three deaths."),
    ("en", "AM", "Three Armenian soldiers were killed, Armenia's Defence Ministry spokesman Aram Torosyan wrote on Facebook."),
    ("en", "AM", "Three soldiers were killed, said Aram Torosyan, spokesman for Armenia's Defence Ministry."),
    ("en", "AM", "Citing the Armenian Defence Ministry, Reuters reported that three soldiers were killed."),
    ("en", "AM", "Reuters, citing the Armenian Defence Ministry, reported three soldiers killed."),
    ("en", "AM", "Jermuk's mayor Vahagn Arsenyan said three people were killed."),
    ("en", "AM", "The head of Armenia's Investigative Committee said that three people were killed."),
    ("en", "AM", "Data from the Armenian Defence Ministry show three soldiers were killed."),
    ("en", "AM", "The Armenian Defence Ministry's figures show three soldiers killed."),
    ("en", "AZ", "Azerbaijan, for its part, said three of its soldiers were killed."),
    ("en", "AZ", "Baku admitted losing three soldiers."),
    ("ru", "AM", "Погибли трое солдат, сообщили в Ереване."),
    ("ru", "AM", "В Минобороны Армении заявили о гибели трёх солдат."),
    ("ru", "AM", "Минобороны Армении сообщило о трёх погибших солдатах."),
    ("ru", "AM", "По данным армянской стороны, погибли трое солдат."),
    ("ru", "AM", "Армянская сторона признала потерю трёх солдат."),
    ("ru", "AM", "Как заявил премьер-министр Армении Никол Пашинян, погибли трое солдат."),
    ("ru", "AM", "Пашинян назвал число погибших — трое солдат."),
    ("ru", "AM", "«Погибли трое солдат», — сказал пресс-секретарь Минобороны Армении Арам Торосян."),
    ("ru", "AM", "О гибели трёх солдат сообщил министр обороны Армении."),
    ("ru", "AM", "Ереван подтвердил гибель трёх солдат."),
    ("ru", "AM", "Мэр Джермука Ваграм Арсенян рассказал, что погибли трое."),
    ("ru", "AZ", "Баку сообщает о трёх погибших солдатах."),
    ("ru", "AZ", "Азербайджан потерял трёх солдат, говорится в сообщении Минобороны."),
    ("az", "AM", "Ermənistan üç əsgərinin həlak olduğunu bildirib."),
    ("az", "AM", "Ermənistan Müdafiə Nazirliyi üç hərbçinin öldüyünü açıqlayıb."),
    ("az", "AM", "Ermənistan Müdafiə Nazirliyinin məlumatına görə, üç hərbçi həlak olub."),
    ("az", "AM", "İrəvan üç əsgər itirdiyini etiraf edib."),
    ("az", "AM", "Ermənistanın baş naziri Nikol Paşinyan deyib ki, üç əsgər həlak olub."),
    ("az", "AM", "Üç əsgər həlak olub, - deyə Ermənistan Müdafiə Nazirliyi bildirib."),
    ("az", "AM", "Ermənistan tərəfi üç itkisi olduğunu deyir."),
    ("az", "AZ", "Bakı üç hərbçinin şəhid olduğunu təsdiqləyib."),
    ("az", "AZ", "Azərbaycan Müdafiə Nazirliyindən bildirilib ki, üç hərbçi şəhid olub."),
    ("hy", "AM", "Հայաստանի ՊՆ-ն հայտնել է երեք զոհի մասին։"),
    ("hy", "AM", "Զոհվել է երեք զինվոր, հայտնում է Հայաստանի պաշտպանության նախարարությունը։"),
    ("hy", "AM", "Հայաստանի ՊՆ տվյալներով՝ զոհվել է երեք զինվոր։"),
    ("hy", "AM", "Երևանը հաստատել է երեք զինվորի մահը։"),
    ("hy", "AM", "Վարչապետ Նիկոլ Փաշինյանի խոսքով՝ զոհվել է երեք զինվոր։"),
    ("hy", "AM", "«Զոհվել է երեք զինվոր»,- ասել է ՊՆ խոսնակ Արամ Թորոսյանը։"),
    ("hy", "AZ", "Բաքուն հայտնում է երեք զոհված զինվորի մասին։"),
    ("hy", "AZ", "Ադրբեջանի պաշտպանության նախարարությունը հայտարարել է, որ երեք զինվոր է զոհվել։"),
    ("hy", "AZ", "Ադրբեջանական կողմը խոսում է երեք զոհի մասին։"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "party", "text"), SAID)
def test_a_plain_sentence_gives_who_says_it(language, party, text):
    found = read(language, OUTLETS[language], "2022-09-15", SCENE[language] + text)
    assert counted(found) == [f"{party}: killed 3 of {party}"]


SIDES = [
    # whose positions were fired at, and who alone fired
    ("ru", "Минобороны России", "2022-03-27", "26 марта у Паруха подразделения Азербайджана нанесли удар по позиции формирований Нагорного Карабаха. Погибли два человека, 14 ранены.", "RU: killed 2, wounded 14 of NK"),
    ("en", "TASS", "2022-03-27", "On 26 March Azerbaijani units fired mortars at positions of the Nagorno-Karabakh army near Parukh, the Russian Defence Ministry said. Two people were killed.", "RU: killed 2 of NK"),
    ("ru", "Минобороны России", "2021-11-09", "8 ноября в районе города Шуша военнослужащий азербайджанской армии открыл огонь по гражданским лицам. Один человек погиб.", "RU: killed 1 of NK"),
    # the capital behind the verb, sources and media, who opens the sentence, who refuses to comment
    ("en", "AP", "2020-10-18", "YEREVAN, Armenia (AP) - Armenian officials accused Baku of lies. A missile hit Ganja on 17 October. Thirteen civilians were killed, the Prosecutor General's office said in Baku.", "AZ: killed 13 of AZ"),
    ("en", "Sentinel", "2022-09-15", "Armenian sources said that two soldiers were killed near Jermuk on 13 September.", "AM: killed 2 of AM"),
    ("en", "Sentinel", "2022-09-15", "Armenian media said that two soldiers were killed near Jermuk on 13 September.", "outlet: killed 2 of AM"),
    ("en", "AP", "1992-09-15", "In Baku, the Azerbaijani Defense Ministry refused to comment on the raid. It said shells hit Agdam on 13 September, killing seven people.", "AZ: killed 7 of AZ"),
    ("en", "Monitor", "2020-10-28", "16:30 — Hikmet Hajiyev on Twitter: two Azerbaijani civilians were killed in shelling of Barda today.", "AZ: killed 2 of AZ"),
    ("az", "Xəbər", "2022-09-15", "Sentyabrın 13-də Ağdam kəndində mərmi partlayışından bir nəfər ölüb, rayon prokurorluğu bu barədə məlumat verib.", "AZ: killed 1 of AZ"),
    ("hy", "Լուր", "2021-05-26", "Մայիսի 25-ին գնդակոծվել է Նորաբակը։ ՀՀ ՊՆ՝ մեկ զինծառայող մահացել է ստացած վերքերից։", "AM: killed 1 of AM"),
    ("en", "Sentinel", "2020-10-28", "Shells hit Barda on Tuesday. The so-called authorities in Khankendi claimed that no fewer than 15 Azerbaijani soldiers died.", "NK: killed 15+ of AZ"),
    # behind the line, and once Nagorno-Karabakh's people had left, who fired tells nothing of whom it hit
    ("en", "Sentinel", "2024-11-09", "On 8 November near Shusha a soldier of the Azerbaijani army opened fire at a car near the line of contact. One person was killed.", "outlet: killed 1 of AZ"),
    ("en", "Sentinel", "2014-11-09", "On 8 November near Jermuk an Armenian soldier opened fire at a car. One person was killed.", "outlet: killed 1 of AM"),
    # both sides together say nothing of whose they were
    ("en", "Reuters", "2023-03-06", "Five people were killed in a shootout on the Khankendi-Lachin road on Sunday, Armenia and Azerbaijan said.", "other: killed 5 of nobody"),
    # only a side itself knows that it lost nobody
    ("en", "Azertac", "2016-06-17", "Positions in Alibayli were fired at on 16 June, the Ministry of Defense reports.\n\nPositions near Marzili also came under fire. The Azerbaijani side suffered no losses.", "AZ: killed 0, wounded 0 of AZ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "outlet", "published", "text", "expected"), SIDES)
def test_sides_and_speakers_by_what_else_is_said(language, outlet, published, text, expected):
    assert counted(read(language, outlet, published, text)) == [expected]


@pytest.mark.parametrize(
    ("language", "published", "text", "expected"),
    [
        ("en", "2020-10-06", "Karabakh's military on Tuesday put its death toll since September 27 at 244. Azerbaijan has not released its military losses but the prosecutor general's office says 27 civilians have been killed since the start of the hostilities.", [("Nagorno-Karabakh", 244), ("Azerbaijan", 27)]),
        ("en", "2023-09-21", "Shells fell on Stepanakert on 19 September, its mayor said.\n\nKarabakh's ombudsman, Gegham Stepanyan, said that at least 200 people had been killed.", [("Nagorno-Karabakh", 200)]),
        ("hy", "2020-10-06", "«Պատերազմի առաջին օրվանից զոհվել է 21 խաղաղ բնակիչ»,- ասել է Արցախի մարդու իրավունքների պաշտպանը։", [("Nagorno-Karabakh", 21)]),
    ],
)  # fmt: skip
def test_totals_without_the_word_are_tallies(language, published, text, expected):
    found = read(language, "AFP", published, text)
    assert [(str(one.party), one.count.best) for one in found.tallies] == expected


@pytest.mark.parametrize(
    ("language", "published", "text", "expected"),
    [
        # posts headed by their hour are of the day of publication
        ("ru", "2020-10-27", "ЕРЕВАН, 27 окт - Sputnik. Хроника дня\n\n08:20. Азербайджанские войска обстреливают Мартуни.\n\n13:30. Число раненых при вчерашнем ударе дрона у Тагаварда возросло до четырех.", [("2020-10-27", "Khojavend"), ("2020-10-26", "Taghavard")]),
        # headings with a day, a sector, another name in brackets
        ("en", "2017-06-19", "Weekly digest\n\n16 June, Talish sector. An anti-tank missile struck a position; three soldiers were killed, Baku said.\n\n17 June, Koti, Tavush. A shepherd was shot in the arm, Yerevan said.", [("2017-06-16", "Talish"), ("2017-06-17", "Koti")]),
        ("ru", "2022-03-27", "Обзор недели\n\nПарух (Фаррух). 24 марта азербайджанские подразделения открыли огонь по армянским постам, ранен солдат.", [("2022-03-24", "Parukh")]),
        ("en", "2017-06-19", "Weekly digest of the line of contact\n\n16 June, Talish sector. An anti-tank missile struck a position.", [("2017-06-16", "Talish")]),
        # the village behind the town of its district, the same place again, a place named in one breath with another
        ("hy", "2021-10-12", "Հոկտեմբերի 9-ին Մարտակերտի Նոր Ղազանչի գյուղի նռան այգում ադրբեջանցի դիպուկահարը սպանել է տրակտորիստի։", [("2021-10-09", "Nor Ghazanchi")]),
        ("ru", "2024-02-13", "Накануне со стороны того же Неркин-Анда был обстрелян пост в Зангеланском районе, ранен солдат, сообщил Баку.", [("2024-02-12", "Zangilan District")]),
        ("az", "2014-08-03", "Avqustun 2-də Ermənistan qrupları Ağdam və Tərtər istiqamətlərində mövqelərimizə hücum edib.\n\nTovuz rayonunun Koxanəbi kəndi isə dünən atəşə tutulub.", [("2014-08-02", "Aghdam"), ("2014-08-02", "Kokhanabi")]),
        # another shelled town is no other version
        ("hy", "2020-10-28", "Հոկտեմբերի 28-ին հրթիռակոծվել է Շուշին։ Այնտեղ զոհվել է մեկ քաղաքացիական անձ։\n\nԱդրբեջանի գլխավոր դատախազությունն իր հերթին հայտարարել է, թե Բարդա քաղաքի հրթիռակոծության հետևանքով զոհվել է առնվազն 19 մարդ։", [("2020-10-28", "Shusha"), ("2020-10-28", "Barda")]),
        # "today" behind a name makes no newspaper of it
        ("en", "2020-10-28", "Two people were killed in shelling of Barda today.", [("2020-10-28", "Barda")]),
    ],
)  # fmt: skip
def test_where_and_when_by_headings_lists_and_hours(language, published, text, expected):
    assert [
        (start, sites[0][0]) for _, start, _, sites in incidents(language, text, published=published)
    ] == expected


def test_a_body_that_spoke_in_a_capital_is_named_as_the_text_names_it():
    text = "A missile hit Ganja on 17 October. Thirteen people were killed, the Prosecutor General's office said in Baku."
    (one,) = read("en", "AP", "2020-10-18", text).incidents
    assert one.claims[-1].claimant == "Prosecutor General's office"
