//! Words that are no parts of terms, and words that hold such words and are.
//!
//! Chinese is written without blanks, and function words of one character stand inside other words:
//! 为 in 行为, 由 in 自由. The longest word of these lists that begins at a place decides. Whatever
//! is in none of them is left to counting.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use zhengming_text::Language;

/// What a word may do in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It parts the text: no term has it.
    Break,
    /// Terms may have it inside, never at an end.
    Link,
    /// Terms may have it inside, never at an end, and seldom do: a verb of phrases.
    Verb,
    /// Terms may have it inside or at the end, but do not begin with it.
    Lead,
    /// Terms may have it inside or at the start, but do not end with it.
    Trail,
    /// Terms may have it anywhere, but it is none by itself.
    General,
    /// Terms may have it anywhere.
    Content,
}

const CHINESE: [(Class, &str); 7] = [
    (
        Class::Break,
        "第 的 了 在 是 为 以 对 从 由 被 把 将 应 可 须 其 该 此 本 各 每 某 或 及 并 而 \
         但 若 如 则 即 所 之 不 也 均 已 未 更 最 很 就 于 按 使 让 令 向 至 凡 既 又 \
         还 仍 皆 只 仅 任 号 时 后 前 时候 以及 或者 并且 而且 因此 因为 因而 如果 例如 诸如 \
         包括 除非 除外 除了 除 根据 依照 按照 依据 遵照 关于 对于 基于 鉴于 通过 经由 为了 以便 \
         以免 以期 不得 不应 应当 可以 可能 可能性 必须 能够 需要 进行 采取 予以 加以 给予 作出 \
         做出 视为 认为 作为 成为 具有 存在 属于 涉及 有关 上述 下列 下述 所述 所涉 所指 此类 \
         此种 这种 这些 这一 那些 其他 其它 任何 所有 一切 各种 各自 同时 尤其 必要 适当 酌情 \
         尽可能 尽力 情况 情况下 方面 之间 之后 之前 以内 以外 以上 以下 之日 期间 如下 确保 系指 \
         是指 即使 即便 尽管 虽然 然而 而是 不论 无论 只要 只有 仅限 至少 其后 随后 与此 因其 \
         使其 有助于 致力于 位于 用于 处于 便于 限于 至于 源于 等于 基于此 目的 及其 对其 一个 \
         一种 一项 一名 两个 三个 多个 若干 另一 另一方 另行 另外 另有 首先 其次 本身 自己 他们 \
         它们 他 她 它 我 我们 人们 何 哪 谁 什么 如何 是否 有无 没有 无 非常 十分 比较 较 \
         更加 日益 逐步 继续 目前 现在 今后 当时 届时 曾 曾经 正在 立即 迅速 尽快 及时 充分 全面 \
         切实 有效地 等 等等 者 系 亦 且 倘 倘若 须经 经 据 据此 特此 兹 凭借 借助 鉴此 想 \
         使之 由于 出于 有理由 考虑到 包括但不限于 除此之外 在此 在此类 为此 为此目的 对此 就此 由此 \
         从此 届 次 条 款 项 段 章 节 请 敦促 促请 回顾 重申 强调 注意到 赞赏 欢迎 决定 呼吁 \
         邀请 着重 表示 深信 认识到 铭记 、 内 中 上 下 供 依 往 才 分之 下的 上的 地 得以 相 \
         其中 以往 才能 个 数目 原 类 该类 从事 便 方 商定 描绘 针对 份 列述 相关方面",
    ),
    (Class::Link, "和 与 暨"),
    (
        Class::Verb,
        "建立 制定 实施 履行 执行 开展 推动 提供 确立 规定 获得 获取 违反 确定 提出 接受 拒绝 \
         收到 发送 转交 提交 告知 承认 允许 授权 涵盖 适用 符合 遵守 尊重 依循 行使 享有 拥有 \
         故意 实现 增进 提高 改善 扩大 努力 寻求 作 加 设立 考虑 酌情考虑 意识 认识 导致 产生 \
         造成 引起 构成 界定 采用 持有 处以 应对 解决 消除 减少 避免 保证 承诺 指定 任命 委托 \
         更新 加入 具备 相信 知悉 载有 称为 发生 进入 开放 发现 采纳 通知 犯有 取得 做 有 没 \
         提请 提及 利用 致使 完成 配合 开始 结束 竭尽 达成 始终 已经 超出 改变 显示 反映 表明 \
         证明 存在 限制 禁止 位于 处于 旨在 达到 判定 实行 促使 促成 保持 维持 不影响 影响 看到 \
         依赖 依靠 受到 遭受 承担 负责 有意 愿意 打算 准备 保留 涉嫌 存储 传输 同意 离开 准许 \
         保守 足够 充足 类似 合理 具体 相同 正确 详细 有效 特定 准确 主要 进一步 一 二 三 四 五 \
         六 七 八 九 十 易 受 予 享 凭 尽 达 续 由此产生 关联 相连 相称 特此声明 声明 说明 \
         登记 陈述 表达 主张 送回 满足 要求 相关 开放供 供使用 制止 终止 广泛 转让 应用 前往 得到 \
         改进 举行 移动 连接 掌握 快捷 支付 优先 现有 妨碍 追回 修改 斟酌 输入 惩处 来源 追究 \
         迟延 订有 合法 参与 联络 修正 销售 交付 释放 参加 变卖 获",
    ),
    (
        Class::Lead,
        "加强 促进 支持 处理 使用 请求 保障 保护 维护 协助 帮助 鼓励 预防 移交 交换 分享 共享 \
         签署 批准 核准 审议 惩治 打击 发展 本国 他国 各国 两国 外国 另一国 该国 重大 正当 公正 \
         公平 正式 直接 间接 共同 抑制 分销 进口 出售 处置 接收 转移 拦截 总体 最大 最低 多次 \
         一贯 部分 全部 披露 准予 责成 指控 退出 贩运 送达 快速 事先 区域和 相互 防止 双方 公约",
    ),
    (
        Class::Trail,
        "国际 双边 多边 特别 重要 严重 新 大 小 高 低 全 总 多 数 现 同 外 里 间 行政 非 反 \
         范围 意图 领土 数量",
    ),
    (
        Class::General,
        "国家 国 人 当事方 行为 活动 措施 方式 方法 手段 问题 工作 信息 数据 系统 技术 法律 程序 \
         条件 原则 规则 文书 文件 机构 机关 当局 组织 团体 当事人 材料 物品 能力 合作 协定 安排 \
         条约 境外 社会 公众 公共 私营 部门 领域 人员 人士 成员 专家 义务 责任 权利 权力 利益 \
         权益 需求 资源 基础 标准 框架 机制 结构 过程 结果 作用 费用 身份 时间 日期 期限 年 月 \
         日 天 性质 特点 因素 理由 原因 目标 事务 案件 证据 财产 缔约国 联合国 大会 会议 议定书 \
         另 主管 事实 成效 定义 后果 程度 经验 知识 设备 服务 用户 产品 客户 号码 通信 电子 网络 \
         计算机 软件 硬件 请求 行动 战略 政策 计划 方案 情形 状况 水平 层面 角度 环境 局势 形势 \
         挑战 威胁 风险 机会 优势 困难 障碍 差距 进展 成果 成就 贡献 国内 境内 职能 功能 个人 \
         种类 类别 类型 事项",
    ),
    (
        Class::Content,
        "亚的斯亚贝巴 审查 审评 行为 自由 自由权 反应 响应 适应 应急 相应 效应 可信 认可 许可 资本 成本 基本 版本 文本 \
         根本 本土 本地 以太 足以 对象 相对 绝对 对话 对等 服从 从业 从属 被告 被害 被害人 被告人 \
         被请求 被请求国 被请求缔约国 被判刑 被判刑人 即时 场所 所得 所有权 所有人 诊所 交易所 研究所 \
         事务所 住所 平等 等级 同等 高等 平均 不动产 不法 不公正 不扩散 不歧视 不可否认 不正当 不当 \
         不干涉 不引渡 不诚实 不限成员名额 不对称 不平等 不稳定 不安全 不结盟 不首先使用 \
         未成年人 未成年 未遂 未来 使命 大使 驱使 给与 与会 和平 和解 缓和 \
         共和国 总和 普及 合并 兼并 并行 准则 附则 细则 通则 法则 守则 会员 会员国 委员会 协会 \
         国会 议会 能源 能量 智能 性能 要素 摘要 得失 起诉 起草 起源 起点 发起 经济 经费 经营 \
         经纪 财经 数据 据点 占据 条例 条款 款项 付款 贷款 罚款 存款 项目 款额 章程 宪章 阶段 \
         环节 季节 节点 次级 届会 实时 时效 时限 前体 前科 前提 后续 后台 背后 幕后 一致 协商一致 \
         统一 一体化 单一 唯一 非法 非政府 非政府组织 非国家 非洲 非物质 非正式 是非 记者 使用者 \
         消费者 提供者 服务提供者 学者 作者 患者 犯罪者 利益攸关方 按键 按揭 关系 联系 体系 方向 \
         取向 向量 倾向 导向 视频 电视 监视 重视 歧视 就业 任务 信任 主任 任期 大使馆 高级 现代 \
         现金 现场 表现 总部 总额 总检察长 全球 安全 完全 健全 多样性 多元 多数 少数 数字 人数 \
         无线 无国籍 无罪 无罪推定 无核 新闻 创新 大陆 大气 大规模 小组 高官 有组织 有组织犯罪 有罪 \
         有期徒刑 有形 无形 有价 公有 私有 占有 国有 同谋 合同 协同 本土化 现行 将来 将军 可持续 \
         可再生 可信度 不可抗力 对策 对抗 反对 对外 对称 从犯 自由裁量 自由裁量权 会计 会晤 如实 \
         任择 令状 命令 指令 法令 禁令 传令 使馆 使团 特使 天使 让与 割让 第三国 第三者 调查 侦查 \
         集中 中央 中心 中小 中立 网上 线上 海上 线下 地下 上游 下游 上级 下级 外交 外部 外汇 \
         对内 行政机关 行政法 行政处罚 国际法 国际义务 同步 世界 会费 与会者 国际组织 国内法 国际合作 \
         一般 一方 一次性 一级 一体 中国 中东 中亚 中非 中期 中长期 中等 中断 中介 中转 途中 空中 \
         上诉 上下文 下载 上传 上限 下限 水下 手下 天下 上海 上市 下属 下放 内部 内容 内政 内阁 \
         内战 内陆 内幕 内涵 供应 供应链 供资 供养 往来 交往 人才 天才 地区 地点 地址 地位 土地 \
         当地 领地 地理 地雷 地球 基地 场地 地面 地震 地缘 殖民地 所在地 境地 阵地 营地 相关方 \
         相称性 真相 首相 相对人 互相 总会 续会 贸易 交易 财务 信函 证人 相机 相片 外长 能力建设 \
         核能 电能 原告 原有 原产 原子 分类 人类 便利 便携 官方 第三方 警方 地方 备份 股份 份额 \
         份子",
    ),
];

const ENGLISH: [(Class, &str); 6] = [
    (
        Class::Break,
        "a an this that these those such it its he she they them their theirs his her hers we us our \
         i you your who whom whose which what when where why how if unless whether because since \
         although though while whereas as than then so thus hence therefore however moreover further \
         furthermore also too both either neither nor not no none only just even still yet already \
         again always often never ever once there here is are was were be been being am has have had \
         having do does did done doing can could may might must shall should will would ought need \
         or but from into onto upon with without within under over between among amongst during \
         before after until till about above below through throughout across along around behind \
         beyond near off out up down per via except including excluding concerning regarding \
         relating pertaining according pursuant accordance respect regard with at any all each \
         every some many much more most less least few several other others another same own \
         certain various one two three four five six seven eight nine ten \
         next set forth herein thereof therein thereto hereby hereof mutatis mutandis inter alia \
         e.g i.e etc where subject otherwise well take taken taking adopt adopted adopts ensure \
         ensures ensuring provide provided provides providing apply applies applied applying \
         establish establishes established establishing make makes made making give given gives \
         giving include includes included may refer referred refers require required requires \
         requiring consider considered considers considering carry carried carrying based using \
         used uses enable enables enabled enabling allow allows allowed prevent permit permits \
         permitted necessary appropriate relevant applicable possible able due order accordingly \
         e g whenever shall seek seeks seeking receive received request requested requesting \
         became become becomes do exist exists existing follow follows following mean means meaning \
         related relates contained contain contains containing committed commit covered covers \
         cover described determine determined determining deem deemed like likely enter entered \
         undertake undertaken obtain obtained inform informed against notwithstanding nothing \
         anything something together involving involve involved involves particular namely \
         in account basis ground grounds sole behalf event connection relation addition view \
         set case cases purposes purpose article articles paragraph paragraphs chapter annex \
         subparagraph subparagraphs (a) (b)",
    ),
    (Class::Link, "of for and on to the by"),
    (
        Class::Lead,
        "promote strengthen enhance facilitate encourage support develop implement conduct share \
         exchange combat address cooperate assist notify designate accept approve ratify sign \
         consult execute submit transmit produce disclose respond",
    ),
    (
        Class::Trail,
        "general mutual special common main major important significant serious new full good such \
         specific additional effective adequate timely competent concerned available intended legislative international domestic \
         national private criminal electronic united",
    ),
    (
        Class::General,
        "state states country person persons measure measures information matter matters activity \
         activities act acts system systems data law laws procedure procedures condition conditions \
         principle principles party parties authority authorities organization organizations body \
         bodies basis level way ways manner part parts time date place area field extent effect \
         result role form forms type types kind nature number scope use right rights obligation \
         obligations action actions request requests convention conference protocol assistance \
         cooperation offence offences evidence property crime crimes conduct \
         territory intention access service services nation nations \
         ",
    ),
    (Class::Content, ""),
];

/// Longest word of the Chinese list, in characters.
pub const LONGEST: usize = 7;

static WORDS: LazyLock<[FxHashMap<&'static str, Class>; 2]> =
    LazyLock::new(|| [map(&ENGLISH), map(&CHINESE)]);

/// Words that stand in several lists are of the last.
fn map(lists: &[(Class, &'static str)]) -> FxHashMap<&'static str, Class> {
    let words = |(class, list): &(Class, &'static str)| {
        let class = *class;
        list.split_whitespace().map(move |word| (word, class)).collect::<Vec<_>>()
    };
    lists.iter().flat_map(words).collect()
}

/// The class of a word in folded text, where it is in the lists.
pub fn class(language: Language, word: &str) -> Option<Class> {
    WORDS[usize::from(language == Language::Zh)].get(word).copied()
}
