using CsCheck;
using Xunit;

namespace ImageGen.Tests.Contexts;

[Trait("Needs", "time")]
public sealed class ContextTreePropertyTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf("a", "Z", "ü", "😀", "豈", "with space", "-dash", ".hidden", "back\\slash", "new\nline", "quote'\"", "ﬀ"),
        Gen.Char['a', 'z'].Array[1, 12].Select(letters => new string(letters)),
        Gen.Int[90, 250].Select(length => new string('n', length)),
        Gen.Int[1, 60].Select(length => string.Concat(Enumerable.Repeat("😀", length))));

    private static readonly Gen<string> RelativePath = Name.Array[1, 5].Select(names => string.Join('/', names));

    private static readonly Gen<Item> AnyItem = Gen.Select(
        RelativePath, Gen.OneOf('f', 'f', 'd', 'l'), Gen.Int[0, 3000], Gen.Int[0, 0xFFF], RelativePath,
        (path, kind, size, mode, target) => new Item(path, kind, size, mode, target));

    [Fact]
    public Task What_GNU_tar_unpacks_is_the_tree_that_was_sent() => AnyItem.Array[0, 25].SampleAsync(
        async items =>
        {
            using var source = new TemporaryFolder();
            using var target = new TemporaryFolder();
            foreach (var item in items)
            {
                item.Make(source);
            }

            var sent = await SentContext.OfFolderAsync(source);
            File.WriteAllBytes(target.PathOf("../" + Path.GetFileName(target.FullPath) + ".tar"), sent.Archive);
            _ = await Tool.RunAsync("tar", "-xpf", target.FullPath + ".tar", "-C", target.FullPath);
            File.Delete(target.FullPath + ".tar");

            // Of the system's own tools: kind, permissions, size, time in seconds, link and name of all that is there, and the files' contents.
            Assert.Equal(await ListAsync(source), await ListAsync(target));
            _ = await Tool.RunAsync("diff", "-r", "--no-dereference", source.FullPath, target.FullPath);
        },
        iter: 40,
        threads: 1);

    private static async Task<string[]> ListAsync(TemporaryFolder folder)
    {
        var list = await Tool.RunAsync("find", folder.FullPath, "-mindepth", "1", "(", "-type", "l", "-printf", "l %l %P\\0", ")", "-o", "-type", "d", "-printf", "d %m %P\\0", "-o", "-printf", "%y %m %s %.10T@ %P\\0");
        return [.. list.Split('\0').Order(StringComparer.Ordinal)];
    }

    private sealed record Item(string Path, char Kind, int Size, int Mode, string Target)
    {
        /// <summary>Makes it, unless something before stands in its way.</summary>
        public void Make(TemporaryFolder folder)
        {
            var full = folder.PathOf(Path);
            var parents = Path.Split('/').SkipLast(1).Aggregate(new List<string> { folder.FullPath }, (list, name) => [.. list, System.IO.Path.Join(list[^1], name)]);
            if (new FileInfo(full).LinkTarget is not null || System.IO.Path.Exists(full) || parents.Exists(parent => File.Exists(parent) || new FileInfo(parent).LinkTarget is not null))
            {
                return;
            }

            _ = Directory.CreateDirectory(parents[^1]);
            switch (Kind)
            {
                case 'f':
                    File.WriteAllBytes(full, Enumerable.Range(0, Size).Select(value => (byte)value).ToArray());
                    File.SetUnixFileMode(full, (UnixFileMode)Mode | UnixFileMode.UserRead);
                    break;
                case 'd':
                    _ = Directory.CreateDirectory(full);
                    File.SetUnixFileMode(full, (UnixFileMode)Mode | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                    break;
                default:
                    _ = File.CreateSymbolicLink(full, Target);
                    break;
            }
        }
    }
}
