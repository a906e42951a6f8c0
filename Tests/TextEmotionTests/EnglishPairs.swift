/// Sixty pairs written by hand: ten for each thing that a text model must get right.
enum EnglishPairs {
    static let all = negation + intensifiers + emoji + typos + spacing + elongation

    static let negation = TextPair.pairs(
        "negation",
        [
            ("joy", "I am not happy.", "I am happy."),
            ("love", "I don't love this place", "I love this place"),
            ("anger", "I'm not angry at you", "I'm angry at you"),
            ("fear", "I wasn't scared of the dark", "I was scared of the dark"),
            ("admiration", "This is not a good movie.", "This is a good movie."),
            ("joy", "I can't say that I enjoyed it", "I can say that I enjoyed it"),
            ("sadness", "She isn't sad about it", "She is sad about it"),
            ("joy", "Nobody was happy about the news", "Everybody was happy about the news"),
            ("disgust", "That isnt gross at all", "That is gross"),
            ("disapproval", "I like this idea", "I do not like this idea"),
        ])

    static let intensifiers = TextPair.pairs(
        "intensifier",
        [
            ("sadness", "I am sad", "I am very sad"),
            ("joy", "I'm happy for him", "I'm so happy for him"),
            ("anger", "I'm angry with my boss", "I'm really angry with my boss"),
            ("fear", "I was scared", "I was extremely scared"),
            ("gratitude", "I appreciate your help", "I really appreciate your help"),
            ("disgust", "That is disgusting", "That is absolutely disgusting"),
            ("surprise", "I was surprised by the ending", "I was truly surprised by the ending"),
            ("disappointment", "I am slightly disappointed", "I am deeply disappointed"),
            ("annoyance", "This is mildly annoying", "This is incredibly annoying"),
            ("excitement", "I'm excited for tonight", "I'm super excited for tonight"),
        ])

    static let emoji = TextPair.pairs(
        "emoji",
        [
            ("amusement", "He fell into the pool", "He fell into the pool 😂"),
            ("sadness", "My team lost again", "My team lost again 😢"),
            ("love", "This is my dog", "This is my dog ❤️"),
            ("anger", "You did it again", "You did it again 😡"),
            ("joy", "See you tomorrow", "See you tomorrow :-)"),
            ("sadness", "I have to work tonight", "I have to work tonight :("),
            ("love", "Good night everyone", "Good night everyone <3"),
            ("joy", "The weekend starts now", "The weekend starts now :D"),
            ("gratitude", "You fixed my bike 👍🏽", "You fixed my bike 🙏🏽"),
            ("sadness", "He moved to another town 😊", "He moved to another town 😭"),
        ])

    static let typos = TextPair.pairs(
        "typo",
        [
            ("joy", "I am so tall today", "I am so hapy today"),
            ("disappointment", "I'm really interested in this", "I'm really dissapointed in this"),
            ("disgust", "That is technical", "That is disgusitng"),
            ("fear", "I was walking", "I was terified"),
            ("surprise", "I was quite early", "I was quite suprised"),
            ("admiration", "What a big house", "What a beautifull house"),
            ("amusement", "That clip is short", "That clip is hillarious"),
            ("annoyance", "This phone is expensive", "This phone is anoying"),
            ("gratitude", "We talked about your help", "I apreciate your help"),
            ("anger", "I am here because of it", "I am furius because of it"),
        ])

    static let spacing = TextPair.pairs(
        "spacing",
        [
            ("gratitude", "Look at the answer", "Thankyou for the answer"),
            ("love", "I seeyou", "I loveyou"),
            ("joy", "I'm sotall today", "I'm sohappy today"),
            ("disgust", "Thisis wooden", "Thisis disgusting"),
            ("sadness", "Imso early", "Imso sad"),
            ("anger", "i like   this  thing", "i hate   this  thing"),
            ("amusement", "it is.Next time", "it is.Hilarious time"),
            ("anger", "youare my neighbour", "youare an idiot,shut up"),
            ("fear", "ofcourse i was there", "ofcourse i wasscared"),
            ("surprise", "ohthat is it", "ohwow that is it"),
        ])

    static let elongation = TextPair.pairs(
        "elongation",
        [
            ("joy", "I am happy", "I am happyyyyy"),
            ("love", "I love it", "I looooove it"),
            ("gratitude", "thank you", "thaaaank youuuu"),
            ("anger", "I hate this", "I haaaate this"),
            ("admiration", "that is cool", "that is cooooool"),
            ("admiration", "that is amazing", "that is amazinggggg"),
            ("sadness", "so sad", "so saaaaad"),
            ("disgust", "that is gross", "that is grosssss"),
            ("surprise", "the end of it", "wooooow the end of it"),
            ("amusement", "he is funny", "he is funnyyyyy"),
        ])
}
