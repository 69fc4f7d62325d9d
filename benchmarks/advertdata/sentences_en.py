"""English sentences of invented adverts: neutral, with traps, and with a voice."""

from __future__ import annotations

from .model import lines

FILLERS = lines("""
Calm and discreet place with plenty of time for every guest.
There is room to relax completely after a long day.
Enjoy a gentle massage with warm oil and quiet music.
Easy parking right outside the door.
Clean towels and a shower are available.
Discretion is guaranteed before and after the visit.
Booking is needed so nobody has to wait.
Come as you are and leave with new energy.
The mood is warm, the light is low and the tea is ready.
The studio is on a quiet side street in the middle of town.
Good hygiene and fresh linen every time.
Coffee, tea or a glass of water is on the house.
Sore shoulders and a tired back get a caring touch.
It is lovely to just let the mind wander.
A quiet moment away from stress and hurry.
Nice talk and good company over a glass of wine.
Company for dinner, theatre or a walk can be arranged.
Only serious enquiries will be answered.
Hidden numbers will not be answered.
Texts are answered as soon as possible.
Please write a few words about yourself first.
New pictures are coming this week.
The pictures are real and recent.
Good manners are a condition.
Be on time and cancel early if plans change.
Payment in cash or by phone.
Private apartment with its own entrance.
The address is given when booking.
No stairs, the lift goes all the way up.
Parking in the yard is free.
New and regular guests are welcome.
Scent, candles and soft tones are waiting.
The perfect end to a long working week.
Hotel visits are possible by agreement.
Outcall in the whole area is fine too.
Relaxation for body and soul in safe surroundings.
A warm welcome with a smile is waiting.
Quiet, neat and tidy place.
The scent of lavender greets you in the hall.
A little refuge for the busy man.
Foot massage and head massage can be combined.
Everyone is welcome whatever age or shape.
Bring a friend if that feels better.
The bus stops right at the corner.
Feel free to ask if anything is unclear.
The holiday is over and the door is open again.
Gift cards can be bought on site.
Sweet, smiling and down to earth lady.
Elegant company for the business trip.
Soft hands and lots of patience.
A shower before and after is always possible.
Only a short time in town.
New place, new faces, same good mood.
No pressure, just calm and presence.
Lovely relaxing oil and warm stones.
Good reviews from many happy guests.
Warmly recommended for stiff muscles.
Smoking on the balcony only.
There is a small friendly cat in the house.
Book early before the holidays.
Leave the everyday out on the street.
A good massage works wonders for sleep.
Soft bed, big shower and freshly washed sheets.
""")

DIGIT_TRAPS = lines("""
How to find the place: <street> <nn>, <town>.
Only <min> min from the station.
The studio is at <street> <n>, floor <n>.
In town from <date> to <date>.
Opened in <year> and still at the same place.
Height <cm> cm and long hair.
Room <n>, ring the bell at door <nn>.
Company no. <d8>.
Ad id: <d8>
Bus <nn> and <nn> stop outside.
Postcode <post>, the door code is sent by text.
Week <week> and <week> are fully booked.
Updated <date>.
More than <nn>00 happy guests since <year>.
Please book 24 hours ahead.
<cm> cm tall, <kg> kg and slim.
Rooms <n> and <n> have new beds.
One hour feels like five minutes.
""")

US_TRAPS = lines("""
Suite <nn>0, second floor, exit <n>.
Located off I-<nn> near the mall.
In town <us_date> to <us_date>.
ZIP <zip>, parking in the rear.
Height 5'<n>", slim and tall.
Room <n>, ask for <name> at the desk.
Ad id: <d8>
Post ID <d10>
Only <min> minutes from the airport.
Open since <year>, over <nn>00 happy guests.
10% off the first visit.
Two rooms, one hour minimum, four stars.
More than 10 years of experience.
Over 21 only please.
Special until <us_date>.
License #MT<d5>.
""")

TRAPS = lines("""
More than 10 years of experience with massage.
Has worked with massage for 12 years.
For men over 40.
Over 18 years only.
A twenty-something lady.
25 minutes by car from the centre.
Guests between 30 and 60 years are welcome.
Thai food is served to the hungry as well.
Italian coffee in the pot.
Thai massage and aroma massage.
Swedish massage for the whole body.
Speaks German and a little Danish.
Speaks Spanish and French.
Not Danish, but understands most of it.
Just back from a holiday in Spain.
The Chinese restaurant is on the corner.
Only Danish numbers are answered.
A Turkish bath is not part of the offer.
10 % discount on the first visit.
Save 20% on weekdays.
Free coffee and 0 kr for parking.
A small gift on every 5th visit.
Closed on Sundays and holidays.
An answer may take 24 hours.
Not open at night.
""")

FIRST = lines("""
I look forward to spoiling you.
I am a calm and smiling lady.
I take plenty of time with everyone.
With me you can relax, and I meet you with a smile.
I love giving massage and I have warm hands.
Write to me and I will answer when I can.
I'm new in town and would like to meet nice people.
I live alone and I like things quiet.
I work for myself and decide my own hours.
Call and we will find a time, I can't wait.
My name is <name> and I'm always in a good mood.
""")
THIRD = lines("""
Meet <name>, she is sweet and welcoming.
<name> is new at the studio and she has soft hands.
She is smiling and likes good company.
She receives at her own address.
<name> has warm hands and she takes her time.
She is known for her good mood.
Book with <name>, she answers messages herself.
Her massage is calm and deep, and she listens.
""")
PLURAL = lines("""
We are two friends who give lovely massage.
We are a small team of sweet ladies.
Someone is always free with us, and we take good care of you.
We look forward to seeing you again.
Our studio is calm and we have plenty of time.
We are several ladies taking turns all week.
We are happy to answer questions.
We have moved to new rooms.
""")
