// `import Nunchi` gives the rooms whose types its users meet.
@_exported public import Acoustics
@_exported public import Affect
@_exported public import AudioSignal
@_exported public import Corpora
@_exported public import Inference
@_exported public import Learning
@_exported public import Reporting
@_exported public import TextEmotion
@_exported public import Transcription
@_exported public import VoiceEmotion
