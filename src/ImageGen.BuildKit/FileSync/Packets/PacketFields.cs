namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>The field numbers: tonistiigi/fsutil, <c>types/wire.proto</c> and <c>types/stat.proto</c>.</summary>
internal static class PacketFields
{
    public const int Type = 1;
    public const int Stat = 2;
    public const int Id = 3;
    public const int Data = 4;

    public const int Path = 1;
    public const int Mode = 2;
    public const int UserId = 3;
    public const int GroupId = 4;
    public const int Size = 5;
    public const int ModifiedNanoseconds = 6;
    public const int LinkName = 7;
    public const int DeviceMajor = 8;
    public const int DeviceMinor = 9;
    public const int Attributes = 10;

    /// <summary>In an entry of a map.</summary>
    public const int Key = 1;

    /// <summary>In an entry of a map.</summary>
    public const int Value = 2;
}
