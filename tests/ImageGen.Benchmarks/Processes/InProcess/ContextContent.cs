using System.Text;

namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>The contents of files: words in random order, which compress about as well as text, and random bytes.</summary>
internal sealed class ContextContent
{
    private const int Words = 4_096;
    private const int MaxWordLength = 10;

    private readonly Random _random = new(1);
    private readonly byte[][] _words;
    private byte[] _content = [];

    public ContextContent() => _words = [.. Enumerable.Range(0, Words).Select(_ => Encoding.ASCII.GetBytes(_random.GetString("aabcdeeefghiilmnnooprrsttu", _random.Next(1, MaxWordLength)) + ' '))];

    /// <returns>The next content, which the next call overwrites.</returns>
    public byte[] Next(int size, bool isText)
    {
        if (_content.Length != size)
        {
            _content = new byte[size];
        }

        if (!isText)
        {
            _random.NextBytes(_content);
            return _content;
        }

        for (var rest = _content.AsSpan(); !rest.IsEmpty;)
        {
            // As in text, some words are more frequent than others.
            var word = _words[_random.Next(_random.Next(1, Words))].AsSpan();
            word = word[..Math.Min(word.Length, rest.Length)];
            word.CopyTo(rest);
            rest = rest[word.Length..];
        }

        return _content;
    }
}
