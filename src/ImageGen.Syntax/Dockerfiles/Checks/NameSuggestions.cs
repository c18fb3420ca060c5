namespace ImageGen.Dockerfiles.Checks;

/// <summary>Finds a similar name, which differs in at most two letters: <c>suggest.Search</c> of moby/buildkit v0.32.2. One object is for the names of one input.</summary>
public sealed class NameSuggestions
{
    /// <summary>The number of letters that one file may compare. A file with only mistakes would otherwise need quadratic time.</summary>
    private int _budget = 4_000_000;

    /// <summary>Finds the name that the author of another name probably intended.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <returns>The most similar name; <see langword="null"/> if none differs in at most two letters.</returns>
    public string? Find(string name, IEnumerable<string> candidates)
    {
        _ = name ?? throw new ArgumentNullException(nameof(name));
        _ = candidates ?? throw new ArgumentNullException(nameof(candidates));
        string? best = null;
        var least = 3;
        foreach (var candidate in candidates)
        {
            if (_budget-- <= 0)
            {
                return null;
            }

            var distance = Math.Abs(candidate.Length - name.Length) < 3 ? Distance(name, candidate) : 3;
            if (distance < least || (distance == least && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Returns the Levenshtein distance, or 3 if it is more than 2, so that only a band of the table is computed.</summary>
    private int Distance(string one, string other)
    {
        _budget -= one.Length * 5;
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = Math.Min(j, 3);
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var from = Math.Max(1, i - 2);
            var to = Math.Min(other.Length, i + 2);
            var diagonal = row[from - 1];
            row[from - 1] = from == 1 ? Math.Min(i, 3) : 3;
            for (var j = from; j <= to; j++)
            {
                var above = j == i + 2 ? 3 : row[j];
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(3, Math.Min(substituted, Math.Min(above, row[j - 1]) + 1));
            }
        }

        return row[other.Length];
    }
}
