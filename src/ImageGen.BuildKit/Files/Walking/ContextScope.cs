using System.Collections.Immutable;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The rules of a filter for a folder on a walk. The scope is passed down, so that the parents of a path are not evaluated again for each file.</summary>
internal sealed class ContextScope(ContextFilter filter, ImmutableArray<IgnoreScope> ignoreScopes, IgnoreScope? required)
{
    /// <summary>Whether a path in this folder is sent.</summary>
    public bool Includes(string path)
    {
        // A loop, not a LINQ query: this runs for every file and must not allocate.
        foreach (var scope in ignoreScopes)
        {
            if (scope.Ignores(path))
            {
                return false;
            }
        }

        return filter.NamesPath(path) && (required is null || required.Ignores(path));
    }

    /// <summary>Gets the scope of a folder in this one; <see langword="null"/> if nothing in it can be sent.</summary>
    public ContextScope? Enter(string directory)
    {
        if (!filter.IncludesAnyIn(directory))
        {
            return null;
        }

        var requiredInside = required?.Enter(directory);
        if (requiredInside is { MayContainIgnored: false })
        {
            return null;
        }

        var inside = ImmutableArray.CreateBuilder<IgnoreScope>(ignoreScopes.Length);
        foreach (var scope in ignoreScopes)
        {
            var entered = scope.Enter(directory);
            if (!entered.MayContainIncluded)
            {
                return null;
            }

            inside.Add(entered);
        }

        return new ContextScope(filter, inside.MoveToImmutable(), requiredInside);
    }
}
