namespace ImageGen.Progress.Live;

/// <summary>A piece of text of one tone, in one line.</summary>
internal readonly record struct LiveText(string Text, Tone Tone = Tone.Normal);
