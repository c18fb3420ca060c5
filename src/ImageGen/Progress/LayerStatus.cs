namespace ImageGen.Progress;

/// <summary>The texts of engines about the layers of a pull or push.</summary>
internal static class LayerStatus
{
    /// <summary>The registry has the layer, so that it is not sent.</summary>
    private static readonly string[] ExistingWords = ["Layer already exists", "Mounted from"];

    private static readonly string[] DoneWords = ["Pull complete", "Already exists", "Pushed", .. ExistingWords];

    /// <summary>Texts about the whole image that other events contain: the name at the start, the digest at the end.</summary>
    private static readonly string[] Repetitions = ["The push refers to repository [", "igest: sha256:"];

    public static bool IsDone(string status) => StartsWithAny(DoneWords, status);

    public static bool IsExisting(string status) => StartsWithAny(ExistingWords, status);

    public static bool IsRepetition(string status) => Array.Exists(Repetitions, words => status.Contains(words, StringComparison.Ordinal));

    private static bool StartsWithAny(string[] words, string status) => Array.Exists(words, word => status.StartsWith(word, StringComparison.Ordinal));
}
