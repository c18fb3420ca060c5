namespace ImageGen.Oci.Documents;

/// <summary>Reads and writes descriptors.</summary>
internal static class DescriptorJson
{
    public static Descriptor Read(DocumentObject json)
    {
        var size = json.TakeNumber("size");
        return new Descriptor(json.GetText("mediaType"), json.GetDigest("digest"), size is >= 0 ? size.Value : throw json.Invalid("size", "is not a length"))
        {
            Urls = json.TakeList("urls"),
            Annotations = json.TakeTexts("annotations"),
            Platform = ReadPlatform(json),
            Unknown = json.TakeRest(),
        };
    }

    public static void Write(GoJson json, Descriptor descriptor)
    {
        json.Add("mediaType", descriptor.MediaType);
        json.Add("digest", descriptor.Digest.ToString());
        json.Add("size", descriptor.Size);
        json.AddIfSet("urls", descriptor.Urls);
        json.AddIfSet("annotations", descriptor.Annotations);
        if (descriptor.Platform is { } platform)
        {
            json.AddObject("platform", fields => PlatformJson.Write(fields, platform));
        }

        json.Add(descriptor.Unknown);
    }

    private static Platform? ReadPlatform(DocumentObject json)
    {
        const string Field = "platform";
        if (json.TakeObject(Field) is not { } fields)
        {
            return null;
        }

        var platform = PlatformJson.Read(fields);
        if (platform is null)
        {
            json.Return(Field);
        }

        return platform;
    }
}
