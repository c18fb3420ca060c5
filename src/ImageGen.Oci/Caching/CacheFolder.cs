namespace ImageGen.Oci.Caching;

/// <summary>
/// The files of a cache. A file gets its name when it is complete. Several processes may use a folder at the same time: who reads or writes a file has
/// a lock on it, and only a file without locks is removed.
/// </summary>
internal sealed class CacheFolder(string path)
{
    /// <summary>The error numbers for a file that another process has locked.</summary>
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The age from which a file without a lock is left over. A new file has its lock a moment after it was created.</summary>
    private static readonly TimeSpan MinLeftOverAge = TimeSpan.FromHours(1);

    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(5);

    public string FullPath => path;

    private string Blobs => Path.Combine(path, "blobs");

    private string Notes => Path.Combine(path, "notes");

    private string Ingest => Path.Combine(path, "ingest");

    public string PathOf(ImageDigest digest) => Path.Combine(Blobs, digest.Algorithm, digest.Encoded);

    public string PathOfNote(string name) => Path.Combine(Notes, name);

    /// <summary>Opens a file for reading, with a lock that it shares with other readers.</summary>
    /// <returns>The stream; <see langword="null"/> if the file does not exist, or is removed at this moment.</returns>
    public FileStream? TryOpen(string file)
    {
        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous);
            if (File.Exists(file))
            {
                return stream;
            }

            // It was removed between the open and the lock.
            stream.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException) when (IsRemoved(file))
        {
            return null;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed("read", exception);
        }
    }

    /// <summary>Creates a file without a name.</summary>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public FileStream CreateIngest() => Write(() =>
    {
        CreateFolder(Ingest);
        return OpenPrivate(Path.Combine(Ingest, Path.GetRandomFileName()), FileMode.CreateNew);
    });

    /// <summary>Starts to remove files, which one process does at a time: otherwise it could be a new file that has the name of a removed one.</summary>
    /// <returns>The lock, which ends with its disposal; <see langword="null"/> if another process has it.</returns>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public FileStream? TryLock()
    {
        try
        {
            return OpenPrivate(Path.Combine(path, "lock"), FileMode.OpenOrCreate);
        }
        catch (IOException exception) when (exception.HResult is WouldBlockOnLinux or WouldBlockOnMacOS or SharingViolation)
        {
            return null;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed("written", exception);
        }
    }

    /// <summary>Gives a complete file its name. It must be closed.</summary>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public void Publish(string ingest, string file, bool replaces) => Write(() =>
    {
        CreateFolder(Path.GetDirectoryName(file)!);
        try
        {
            File.Move(ingest, file, replaces);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was faster.
            File.Delete(ingest);
        }

        return true;
    });

    /// <summary>Removes a file if nobody has a lock on it.</summary>
    public bool TryRemove(string file)
    {
        try
        {
            using var removed = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            return exception is FileNotFoundException or DirectoryNotFoundException;
        }
    }

    /// <summary>Removes a file even if others read it.</summary>
    public static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // Windows does not remove an open file. It is found again by its next reader.
        }
    }

    /// <summary>Sets the time of the last use, which is the time of the last change: reading does not change it on every system.</summary>
    public static void Touch(string file)
    {
        try
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // A cache on a medium that is read-only is useful, too.
        }
    }

    /// <summary>Lists the blobs with their digests.</summary>
    public IEnumerable<(ImageDigest Digest, CacheFile File)> ListBlobs()
    {
        foreach (var file in List(Blobs))
        {
            if (ImageDigest.TryParse($"{Path.GetFileName(Path.GetDirectoryName(file.Path))}:{Path.GetFileName(file.Path)}", out ImageDigest? digest))
            {
                yield return (digest, file);
            }
        }
    }

    public IEnumerable<CacheFile> ListNotes() => List(Notes);

    /// <summary>Removes the files of processes that ended before their files were complete.</summary>
    public void RemoveLeftOvers()
    {
        foreach (var file in List(Ingest).Where(static file => DateTimeOffset.UtcNow - file.UsedUtc > MinLeftOverAge))
        {
            _ = TryRemove(file.Path);
        }
    }

    /// <summary>Runs an operation, and reports its failure with the folder.</summary>
    public T Write<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed("written", exception);
        }
    }

    public ImageCacheException Failed(string verb, Exception exception) => new(
        $"The image cache in '{path}' cannot be {verb}: {exception.Message.TrimEnd('.')}. Check the free space and the permissions of the folder, or set XDG_CACHE_HOME to another one.", exception);

    public static bool IsFailure(Exception exception) => exception is (IOException or UnauthorizedAccessException) and not ImageCacheException;

    private static IEnumerable<CacheFile> List(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            yield break;
        }

        foreach (var file in root.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true }))
        {
            // Another process may remove the file at any time. The values are those of this moment.
            file.Refresh();
            if (file.Exists)
            {
                yield return new CacheFile(file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
            }
        }
    }

    private static FileStream OpenPrivate(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFile;
        }

        return new FileStream(file, options);
    }

    /// <summary>Whether a file is removed: the process that removes it has a lock on it for a moment.</summary>
    private static bool IsRemoved(string file) => SpinWait.SpinUntil(() => !File.Exists(file), RemovalTimeout);

    private void CreateFolder(string folder)
    {
        // The mode is only that of the last folder of a path.
        foreach (var each in new[] { path, Path.GetDirectoryName(folder)!, folder })
        {
            _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(each) : Directory.CreateDirectory(each, PrivateFolder);
        }
    }
}
