import VoiceEmotion

/// Why a speaker's profile could not be found or kept, and what helps.
enum ProfileFailure {
    static func wording(of error: ProfileError) -> FailureWording {
        switch error {
        case .unknown(let name, let known):
            let names = known.joined(separator: ", ")
            let there =
                known.isEmpty
                ? Wording("아직 하나도 없습니다", "there are none yet") : Wording("있는 것: \(names)", "there are: \(names)")
            return FailureWording(
                code: "profile.unknown",
                cause: Wording(
                    "프로필 '\(name)'이(가) 없습니다 (\(there.korean))", "there is no profile '\(name)' (\(there.english))"),
                hint: Wording(
                    "만드세요: nunchi profile create \(name) 녹음…", "make it: nunchi profile create \(name) FILES…"))
        case .name(let name):
            return FailureWording(
                code: "profile.name",
                cause: Wording("'\(name)'은(는) 프로필 이름이 될 수 없습니다", "'\(name)' cannot name a profile"),
                hint: Wording("글자와 숫자로 된 이름을 쓰세요", "use letters and digits"))
        case .noClips(let name):
            return FailureWording(
                code: "profile.no_clips",
                cause: Wording(
                    "쓸 수 있는 녹음이 없어 프로필 '\(name)'을(를) 만들지 못했습니다",
                    "no recording could be used for the profile '\(name)'"),
                hint: Wording("그 사람만 말하는 녹음을 주세요", "give recordings in which this person alone speaks"))
        }
    }
}
