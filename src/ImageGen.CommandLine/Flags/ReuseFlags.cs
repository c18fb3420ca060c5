using System.CommandLine;
using ImageGen.CommandLine.Values;

namespace ImageGen.CommandLine.Flags;

/// <summary>What a build reuses: <c>--no-cache</c>, <c>--pull</c>, <c>--cache-from</c>, <c>--cache-to</c>.</summary>
internal sealed class ReuseFlags
{
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Run every step again instead of using the cache." };

    private readonly Option<bool?> _pull = new("--pull") { HelpName = "true|false", Description = "Whether the engine checks the registry for newer base images. Default: true." };

    private readonly Option<IReadOnlyList<BuildCache>> _from = ValueOption.List(
        ["--cache-from"], "cache", "A cache import: an image, or type=local,src=FOLDER. Several are allowed.", CacheText.Read);

    private readonly Option<IReadOnlyList<BuildCache>> _to = ValueOption.List(
        ["--cache-to"], "cache", "A cache export: an image, inline, or type=local,dest=FOLDER. Several are allowed.", CacheText.Read);

    public void AddTo(Command command)
    {
        command.Options.Add(_noCache);
        command.Options.Add(_pull);
        command.Options.Add(_from);
        command.Options.Add(_to);
    }

    public bool? GetNoCache(ParseResult result) => result.GetValue(_noCache) ? true : null;

    public bool? GetPull(ParseResult result) => result.GetValue(_pull);

    public void Set(ParseResult result, ImageBuildOptions options)
    {
        foreach (var cache in result.GetValue(_from) ?? [])
        {
            options.CacheFrom.Add(cache);
        }

        foreach (var cache in result.GetValue(_to) ?? [])
        {
            options.CacheTo.Add(cache);
        }
    }
}
