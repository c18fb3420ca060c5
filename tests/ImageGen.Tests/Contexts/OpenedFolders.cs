using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Xunit;

namespace ImageGen.Tests.Contexts;

/// <summary>Which of some folders were opened to be read: Linux's inotify sees it, whoever does it.</summary>
internal sealed partial class OpenedFolders : IDisposable
{
    private const int NonBlocking = 0x800;
    private const uint Open = 0x20;
    private const int HeaderSize = 16;

    private readonly int _inotify;
    private readonly Dictionary<int, string> _folders = [];

    private OpenedFolders(int inotify) => _inotify = inotify;

    public static OpenedFolders Watch(params string[] folders)
    {
        var watch = new OpenedFolders(Initialize(NonBlocking));
        foreach (var folder in folders)
        {
            var id = AddWatch(watch._inotify, folder, Open);
            Assert.True(id > 0);
            watch._folders.Add(id, folder);
        }

        return watch;
    }

    /// <summary>The folders that were themselves opened since; files in them do not count.</summary>
    public IReadOnlySet<string> Read()
    {
        var opened = new HashSet<string>();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = (int)ReadEvents(_inotify, buffer, buffer.Length)) > 0)
        {
            for (var at = 0; at < read;)
            {
                var nameLength = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at + 12));
                if (nameLength == 0 && _folders.TryGetValue(BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at)), out var folder))
                {
                    _ = opened.Add(folder);
                }

                at += HeaderSize + nameLength;
            }
        }

        return opened;
    }

    public void Dispose() => _ = Close(_inotify);

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int Initialize(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddWatch(int inotify, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadEvents(int inotify, byte[] buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int inotify);
}
